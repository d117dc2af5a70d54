package org.threatreviews.question;

import java.time.LocalDate;
import org.threatreviews.improvement.Owner;

/**
 * An answer of our staff.
 *
 * @param text what the client reads, at most {@value #LONGEST} characters
 * @param conversion what the question becomes besides
 * @param improvementOwner who is to make the improvement; required for that conversion, null for any other
 * @param improvementTarget by when, or null when that is open
 * @param by user id of who answered
 */
public record Answer(
    String text,
    Conversion conversion,
    Owner improvementOwner,
    LocalDate improvementTarget,
    String by) {

  /** The engine keeps a text that a form hands in only up to this length. */
  public static final int LONGEST = 4000;
}
