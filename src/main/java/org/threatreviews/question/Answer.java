package org.threatreviews.question;

/**
 * An answer of our staff.
 *
 * @param text what the client gets to read, at most {@value #LONGEST} characters
 * @param conversion what the question becomes besides
 * @param by user id of who answered
 */
public record Answer(String text, Conversion conversion, String by) {

  /** The engine keeps a text that a form hands in only up to this length. */
  public static final int LONGEST = 4000;
}
