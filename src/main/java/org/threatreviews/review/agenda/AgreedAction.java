package org.threatreviews.review.agenda;

import java.time.LocalDate;
import org.threatreviews.improvement.ActionPoint;
import org.threatreviews.improvement.Owner;

/**
 * An action that is agreed on in a review.
 *
 * @param owner who has to act
 * @param dueDate the day by which it is to be done
 */
public record AgreedAction(String title, Owner owner, LocalDate dueDate) {

  static AgreedAction of(ActionPoint point) {
    return new AgreedAction(point.title(), point.owner(), point.dueDate());
  }
}
