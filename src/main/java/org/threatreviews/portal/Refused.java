package org.threatreviews.portal;

import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.Refusal;

/**
 * Why an answer was not taken, to be shown next to the form that was sent.
 *
 * @param form the form that was sent
 * @param field the field to blame, or null
 */
record Refused(String form, String field, String message) {

  static Refused of(String form, Refusal refusal) {
    return new Refused(
        form, refusal instanceof InvalidInput ? refusal.field() : null, refusal.getMessage());
  }
}
