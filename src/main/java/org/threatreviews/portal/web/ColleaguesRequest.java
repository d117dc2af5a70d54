package org.threatreviews.portal.web;

/**
 * What a colleague waits for and a contact who may accept risks can take back.
 *
 * @param value by which the form names it
 * @param what was asked, by whom, in the reader's language
 * @param text what the colleague wrote
 * @param language of the text
 */
record ColleaguesRequest(String value, String what, String text, String language) {}
