package org.threatreviews.review.web;

import java.time.LocalDate;
import org.threatreviews.improvement.Owner;

/** An improvement as the meeting page sends it. */
record ProposalForm(String title, String reason, String owner, String targetDate) {

  private static final int LONGEST_REASON = 20_000;

  String checkedTitle() {
    return MeetingForm.title("title", title);
  }

  String checkedReason() {
    String text = MeetingForm.text("reason", "the reason", reason, LONGEST_REASON);
    return text == null || text.isBlank() ? null : text.strip();
  }

  Owner checkedOwner() {
    return MeetingForm.choice("owner", owner, Owner.values());
  }

  LocalDate checkedTargetDate() {
    return targetDate == null || targetDate.isBlank()
        ? null
        : MeetingForm.date("targetDate", targetDate);
  }
}
