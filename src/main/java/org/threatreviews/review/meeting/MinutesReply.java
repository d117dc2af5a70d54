package org.threatreviews.review.meeting;

import java.time.Instant;

/**
 * What a contact says about the minutes.
 *
 * @param contact address
 * @param text null: the minutes are right
 * @param question reference of the question as which the text is answered; null when there is none
 */
public record MinutesReply(String contact, String text, String question, Instant givenAt) {

  public boolean confirms() {
    return text == null;
  }
}
