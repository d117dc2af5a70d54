/*
 * Saves what is entered on the meeting page as it is entered. What the server has not confirmed yet
 * is kept in the window's session storage, so that neither a lost connection nor a reload loses it.
 */
(() => {
  'use strict';

  const PAUSE = 800; // milliseconds without a key until a text is sent
  const AGAIN = 4000; // until a lost connection is tried again
  const MARK = 400; // at one item until the address says so
  const LOOK = 8000; // between two looks at what other windows have saved

  const main = document.querySelector('main.meeting');
  const base = location.pathname.replace(/\/$/, '');
  const connection = document.getElementById('connection');
  const sections = [...document.querySelectorAll('section.item')];
  const entries = [...document.querySelectorAll('form.entry')].map(entryOf);
  let current = null;
  let marking = null;

  // --- talking to the server ---

  class Refused extends Error {}
  class SignedOut extends Error {}

  function token() {
    return document.querySelector('input[name=_csrf]')?.value ?? '';
  }

  /** The sign-in of another window or the next day has another token. */
  async function renewToken() {
    const answer = await fetch(base, { redirect: 'manual' });
    if (!answer.ok) throw new SignedOut();
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('input[name=_csrf]')?.value;
    document.querySelectorAll('input[name=_csrf]').forEach((field) => { field.value = fresh; });
  }

  async function put(path, body, again = true) {
    const answer = await fetch(path, {
      method: 'PUT',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': token() },
      body: JSON.stringify(body),
    });
    if (answer.ok) return answer.json();
    if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) {
      if (!again) throw new SignedOut();
      await renewToken();
      return put(path, body, false);
    }
    if (answer.status >= 500 || answer.status === 429) throw new TypeError('not now');
    const problem = await answer.json().catch(() => ({}));
    throw new Refused(problem.detail ?? 'This could not be saved.');
  }

  // --- one form that saves itself ---

  function entryOf(form) {
    const notes = form.closest('#notes') !== null;
    const fields = notes
      ? ['attendees', 'notes']
      : ['outcome', 'note', 'actionTitle', 'actionOwner', 'actionDueDate'];
    const path = form.action.startsWith(location.origin) ? new URL(form.action).pathname : form.action;
    const known = Object.fromEntries(fields.map((field) => [field, form.dataset[field] ?? '']));
    return {
      form, notes, fields, path,
      section: form.closest('section'),
      key: `${main.dataset.review}/${path.split('/').pop()}`,
      known, // what the server has, as far as this window knows
      timer: null, sending: false, failed: false, signedOut: false,
    };
  }

  function typed(entry) {
    const values = {};
    for (const field of entry.fields) {
      const input = entry.form.elements[field];
      values[field] = (input?.value ?? '').replace(/\r\n/g, '\n');
    }
    if (!entry.notes && values.outcome !== 'ACTION_AGREED') {
      values.actionTitle = values.actionOwner = values.actionDueDate = '';
    }
    return values;
  }

  function same(entry, one, other) {
    return entry.fields.every((field) => (one[field] ?? '').trim() === (other[field] ?? '').trim());
  }

  function isComplete(values) {
    return values.outcome !== 'ACTION_AGREED'
      || (values.actionTitle.trim() && values.actionOwner && values.actionDueDate);
  }

  function fill(entry, values) {
    for (const field of entry.fields) {
      const input = entry.form.elements[field];
      if (input instanceof RadioNodeList && !values[field]) {
        [...input].forEach((radio) => { radio.checked = false; });
      } else if (input) {
        input.value = values[field];
      }
    }
    decorate(entry);
  }

  function decorate(entry) {
    if (entry.notes) return;
    entry.form.querySelector('fieldset.action').hidden = typed(entry).outcome !== 'ACTION_AGREED';
    const decided = entry.known.outcome !== '';
    entry.section.classList.toggle('decided', decided);
    document.querySelector(`.agenda a[href="#${entry.section.id}"]`)?.classList.toggle('decided', decided);
    const open = entries.filter((other) => !other.notes && other.known.outcome === '').length;
    document.getElementById('undecided').textContent = open;
  }

  function say(entry, text, kind = '') {
    const state = entry.form.querySelector('.state');
    state.textContent = text;
    state.className = `state ${kind}`;
  }

  function keep(entry) {
    const values = typed(entry);
    try {
      if (same(entry, values, entry.known)) {
        sessionStorage.removeItem(entry.key);
      } else {
        sessionStorage.setItem(entry.key, JSON.stringify({ values, before: entry.known }));
      }
    } catch (full) {
      // the page itself still holds it
      say(entry, 'Not saved yet, and lost if you close this window.', 'blame');
    }
  }

  function changed(entry, pause) {
    decorate(entry);
    if (!same(entry, typed(entry), entry.known)) say(entry, '');
    keep(entry);
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => save(entry), pause);
  }

  async function save(entry) {
    clearTimeout(entry.timer);
    if (entry.sending) return; // looked at again when it is through
    const all = typed(entry);
    if (same(entry, all, entry.known)) {
      entry.failed = false; // what could not be saved was taken back
      keep(entry);
      showConnection();
      return;
    }
    const whole = entry.notes || isComplete(all);
    // of an action that lacks something, only the note can be saved
    const values = whole ? all : { ...entry.known, note: all.note };
    const before = entry.known;
    if (!whole && same(entry, values, before)) {
      say(entry, 'Not saved yet: please say what is to be done, by whom and by when.', 'blame');
      return;
    }
    entry.sending = true;
    entry.failed = false;
    say(entry, 'Saving …');
    try {
      const answer = await put(entry.path, { entry: values, before });
      entry.known = values;
      if (same(entry, typed(entry), all)) {
        if (whole) say(entry, `Saved at ${new Date().toLocaleTimeString('en-GB')}`);
        else say(entry, 'The note is saved. For the action, please say what is to be done, by whom and by when.', 'blame');
      }
      if (answer.replaced) conflict(entry, answer.replaced);
    } catch (problem) {
      say(entry, problem instanceof Refused ? `Not saved: ${problem.message}` : 'Not saved yet.', 'blame');
      entry.failed = !(problem instanceof Refused);
      entry.signedOut = problem instanceof SignedOut;
    }
    entry.sending = false;
    keep(entry);
    decorate(entry);
    showConnection();
    if (entry.failed) {
      entry.timer = setTimeout(() => save(entry), AGAIN);
    } else if (!same(entry, typed(entry), all)) {
      entry.timer = setTimeout(() => save(entry), PAUSE); // typed meanwhile
    }
  }

  function showConnection() {
    const waiting = entries.filter((entry) => entry.failed);
    connection.className = waiting.length ? 'problem' : '';
    if (waiting.some((entry) => entry.signedOut)) {
      connection.textContent = 'You are signed out. Please sign in in another window: what you type is kept here and sent afterwards.';
    } else if (waiting.length) {
      connection.textContent = 'No connection. What you type is kept here and sent when the connection is back.';
    } else {
      connection.textContent = '';
    }
  }

  /** Another window had saved something else: this entry counts, the other one is shown. */
  function conflict(entry, replaced) {
    const box = document.createElement('div');
    box.className = 'warn conflict';
    box.setAttribute('role', 'alert');
    const words = document.createElement('p');
    words.className = 'words';
    words.textContent = `Another window saved this in the meantime; your entry has replaced it:\n${describe(entry, replaced)}`;
    const back = button('Use that one instead', () => {
      fill(entry, replaced);
      box.remove();
      changed(entry, 0);
    });
    const mine = button('Keep mine', () => box.remove());
    box.append(words, back, mine);
    entry.form.querySelectorAll('.conflict').forEach((old) => old.classList.add('older'));
    entry.form.prepend(box);
  }

  function describe(entry, values) {
    if (entry.notes) return [values.attendees, values.notes].filter(Boolean).join('\n');
    const radio = entry.form.querySelector(`input[value="${values.outcome}"]`);
    const outcome = radio ? radio.parentElement.textContent.trim() : 'no outcome';
    const action = values.actionTitle
      ? `${values.actionTitle} (${values.actionOwner}, by ${values.actionDueDate})` : '';
    return [outcome, values.note, action].filter(Boolean).join('\n');
  }

  function button(label, run) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'second';
    made.textContent = label;
    made.addEventListener('click', run);
    return made;
  }

  // --- what other windows have saved ---

  async function look() {
    if (document.hidden) return;
    try {
      const answer = await fetch(`${base}/entries`, { redirect: 'manual' });
      if (!answer.ok) return;
      const all = await answer.json();
      for (const entry of entries) {
        const theirs = entry.notes
          ? all.notes
          : all.items.find((item) => item.id === entry.section.id)?.entry;
        const untouched = !entry.sending && same(entry, typed(entry), entry.known);
        if (theirs && untouched && !same(entry, theirs, entry.known)) {
          entry.known = theirs;
          fill(entry, theirs);
          say(entry, 'Changed in another window.');
        }
      }
    } catch (lost) {
      // saving says so where it matters
    }
  }

  // --- improvements ---

  function proposals() {
    document.querySelectorAll('form.proposal').forEach((form) => {
      form.addEventListener('submit', async (event) => {
        event.preventDefault();
        const state = form.querySelector('.state');
        const { title, reason, owner, targetDate, key } = Object.fromEntries(new FormData(form));
        state.textContent = 'Sending …';
        try {
          const titles = await put(`${new URL(form.action).pathname}/${key}`, { title, reason, owner, targetDate });
          const list = form.closest('section').querySelector('.proposed');
          list.replaceChildren(...titles.map((words) => {
            const line = document.createElement('li');
            line.textContent = `Proposed improvement: ${words}`;
            return line;
          }));
          form.reset();
          form.elements.key.value = newKey();
          state.textContent = 'It is on the improvement list.';
          state.className = 'state';
        } catch (problem) {
          state.className = 'state blame';
          state.textContent = problem instanceof Refused
            ? `Not sent: ${problem.message}`
            : 'Not sent: there is no connection. What you typed stays here; please send it again.';
        }
      });
    });
  }

  /** A UUID; crypto.randomUUID is there on secure pages only. */
  function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  }

  // --- background ---

  function backgrounds() {
    document.querySelectorAll('p.background a').forEach((link) => {
      const details = document.createElement('details');
      details.className = 'background';
      const summary = document.createElement('summary');
      summary.textContent = 'Background';
      const words = document.createElement('div');
      details.append(summary, words);
      details.addEventListener('toggle', async () => {
        if (!details.open || words.childNodes.length) return;
        try {
          const answer = await fetch(link.href);
          const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
          const found = page.getElementById('background');
          if (found) words.append(...found.childNodes);
          else details.open = false;
        } catch (lost) {
          details.open = false;
        }
      });
      link.parentElement.replaceWith(details);
    });
  }

  // --- one item at a time, by keyboard ---

  function show(section, focus = true) {
    if (!section) return;
    current = section;
    sections.forEach((other) => other.classList.toggle('current', other === section));
    document.querySelectorAll('.agenda a').forEach((link) => {
      const here = link.hash === `#${section.id}`;
      if (here) {
        link.setAttribute('aria-current', 'true');
        link.scrollIntoView({ block: 'nearest' });
      } else {
        link.removeAttribute('aria-current');
      }
    });
    // the browser takes all fields of the page into the address's state: too slow for each key
    clearTimeout(marking);
    marking = setTimeout(() => history.replaceState(null, '', `#${section.id}`), MARK);
    if (focus) {
      section.focus({ preventScroll: true });
      section.scrollIntoView({ block: 'start' });
    }
  }

  function step(by) {
    show(sections[Math.min(Math.max(sections.indexOf(current) + by, 0), sections.length - 1)]);
  }

  function nextOpen() {
    const open = entries.filter((entry) => !entry.notes && entry.known.outcome === '')
      .map((entry) => entry.section);
    const here = sections.indexOf(current);
    show(open.find((section) => sections.indexOf(section) > here) ?? open.find((section) => section !== current));
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const field = event.target.closest('textarea, select, input:not([type=radio]):not([type=checkbox])');
    if (event.key === 'Escape' && field && current) {
      current.focus({ preventScroll: true });
      return;
    }
    if (field || !document.getElementById('keys').checked) return;
    const entry = entries.find((one) => one.section === current);
    const does = {
      j: () => step(1), k: () => step(-1), u: nextOpen,
      n: () => current.querySelector('textarea[name=note], textarea[name=attendees]')?.focus(),
      a: () => {
        if (!entry || entry.notes) return;
        choose(entry, 'ACTION_AGREED');
        entry.form.elements.actionTitle.focus();
      },
      i: () => {
        const details = current.querySelector('details.improvement');
        if (!details) return;
        details.open = true;
        details.querySelector('input[name=title]').focus();
      },
      b: () => {
        const details = current.querySelector('details.background');
        if (details) details.open = !details.open;
      },
    }[event.key] ?? outcomeKey(entry, event.key);
    if (does) {
      event.preventDefault();
      does();
    }
  }

  function outcomeKey(entry, key) {
    const radio = entry?.form.querySelectorAll('input[name=outcome]')[Number(key) - 1];
    return radio && /^[1-9]$/.test(key) ? () => choose(entry, radio.value) : null;
  }

  function choose(entry, outcome) {
    entry.form.elements.outcome.value = outcome;
    changed(entry, 0);
  }

  /** A choice of this person that outlives the window. */
  function remembered(id, standard, apply) {
    const box = document.getElementById(id);
    box.checked = (localStorage.getItem(`meeting.${id}`) ?? String(standard)) === 'true';
    box.addEventListener('change', () => {
      localStorage.setItem(`meeting.${id}`, String(box.checked));
      apply(box.checked);
    });
    apply(box.checked);
  }

  // --- begin ---

  for (const entry of entries) {
    const left = JSON.parse(sessionStorage.getItem(entry.key) ?? 'null');
    if (left) {
      // what the server has now may be another window's: it is compared with what this one has seen
      entry.known = left.before;
      fill(entry, left.values);
      changed(entry, 0);
    }
    entry.form.addEventListener('input', (event) =>
      changed(entry, event.target.type === 'radio' ? 0 : PAUSE));
    entry.form.addEventListener('change', () => changed(entry, 0));
    entry.form.addEventListener('submit', (event) => {
      event.preventDefault();
      save(entry);
    });
    entry.section.addEventListener('focusin', () => { if (current !== entry.section) show(entry.section, false); });
    decorate(entry);
  }
  proposals();
  backgrounds();
  document.getElementById('tools').hidden = false;
  remembered('one', true, (on) => main.classList.toggle('one', on));
  remembered('keys', true, (on) => { document.getElementById('help').hidden = !on; });
  document.getElementById('previous').addEventListener('click', () => step(-1));
  document.getElementById('next').addEventListener('click', () => step(1));
  document.getElementById('next-open').addEventListener('click', nextOpen);
  document.addEventListener('keydown', onKey);
  window.addEventListener('hashchange', () => show(sections.find((section) => `#${section.id}` === location.hash)));
  window.addEventListener('online', () => entries.filter((entry) => entry.failed).forEach(save));
  window.addEventListener('beforeunload', (event) => {
    if (entries.some((entry) => !same(entry, typed(entry), entry.known))) event.preventDefault();
  });
  setInterval(look, LOOK);
  document.addEventListener('visibilitychange', look);
  show(sections.find((section) => `#${section.id}` === location.hash)
    ?? entries.find((entry) => !entry.notes && entry.known.outcome === '')?.section
    ?? sections[0], false);
})();
