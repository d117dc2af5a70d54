package org.threatreviews.review.handover;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.staff.Staff;

/** What another language of a client does to who holds its meetings. */
@Service
@Transactional(readOnly = true)
public class LanguagePreview {

  private final Successions successions;
  private final Staff staff;

  LanguagePreview(Successions successions, Staff staff) {
    this.successions = successions;
    this.staff = staff;
  }

  /**
   * How many of the client's meetings ahead go to somebody else, or to nobody, because whoever has
   * them does not hold meetings in the language that the client has now.
   */
  public int meetingsToHandOver(String client) {
    return (int) successions.plan(successions.ahead(client), staff.rosterToLookAt(), null).stream()
        .filter(SuccessionPlan.Step::changesHands)
        .count();
  }
}
