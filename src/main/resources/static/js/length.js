/*
 * Counts what is typed as the server does: a character is one, also an emoji, and so is the end of a
 * line. The browser's own limit counts some characters twice and cuts what is pasted without a word;
 * it stays where scripts don't run.
 */
(() => {
  'use strict';

  const words = document.currentScript.dataset;
  const NUMBER = '#'; // its place in the words
  const NEAR = 0.1; // of the limit, from where on what is left is shown
  const FEW = 20; // characters, the same for short fields

  /** Surrogates of a pair count as one; a text area's value has line ends of one character. */
  function lengthOf(text) {
    return [...text.replace(/\r\n/g, '\n')].length;
  }

  function watch(field, number) {
    const most = field.maxLength;
    field.removeAttribute('maxlength');
    const note = document.createElement('p');
    note.id = `length-${number}`;
    note.className = 'length';
    note.setAttribute('role', 'status');
    (field.closest('label') ?? field).after(note);
    const described = field.getAttribute('aria-describedby');
    field.setAttribute('aria-describedby', described ? `${described} ${note.id}` : note.id);

    const count = () => {
      const left = most - lengthOf(field.value);
      const said = left < 0 ? words.over.replace(NUMBER, -left) : words.left.replace(NUMBER, left);
      note.textContent = left > Math.max(most * NEAR, FEW) ? '' : said;
      note.classList.toggle('blame', left < 0);
      field.setCustomValidity(left < 0 ? said : '');
    };
    field.addEventListener('input', count);
    field.addEventListener('change', count);
    count();
  }

  document.querySelectorAll('textarea[maxlength], input[maxlength]').forEach(watch);
})();
