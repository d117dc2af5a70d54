package org.threatreviews.review;

import java.time.Instant;
import java.util.Objects;
import org.threatreviews.staff.Slot;

/**
 * The meeting of a review as it is arranged now.
 *
 * @param analyst user id of who holds it; null while nobody does
 * @param revision how often the date was changed; grows with every change that people must learn of
 * @param invitation number of the invitation that holds now, from 0; its SEQUENCE in calendars
 * @param publishedRevision the revision for which the pack was published last; null before
 * @param arrangedAt when the present date was set, or preparation begun where that is later
 * @param movedByHand the present date is not the plan's: somebody chose it, or it was found for a
 *     meeting that was missed
 * @param dateMissed the last date passed without a meeting, and there is no new one yet
 */
record Meeting(
    Instant startsAt,
    Instant endsAt,
    String analyst,
    int revision,
    int invitation,
    Integer publishedRevision,
    Instant arrangedAt,
    boolean movedByHand,
    boolean dateMissed,
    int postponements) {

  static Meeting at(Slot slot, String analyst, Instant now) {
    return new Meeting(slot.start(), slot.end(), analyst, 0, 0, null, now, false, false, 0);
  }

  Meeting arranged(Instant now) {
    return new Meeting(
        startsAt,
        endsAt,
        analyst,
        revision,
        invitation,
        publishedRevision,
        now,
        movedByHand,
        dateMissed,
        postponements);
  }

  Meeting movedTo(Slot slot, String newAnalyst, Instant now) {
    return movedTo(slot, newAnalyst, now, true);
  }

  Meeting replannedTo(Slot slot, String newAnalyst, Instant now) {
    return movedTo(slot, newAnalyst, now, false);
  }

  private Meeting movedTo(Slot slot, String newAnalyst, Instant now, boolean byHand) {
    return new Meeting(
        slot.start(),
        slot.end(),
        newAnalyst,
        revision + 1,
        invitation + 1,
        publishedRevision,
        now,
        byHand,
        false,
        postponements);
  }

  Meeting heldBy(String newAnalyst) {
    return new Meeting(
        startsAt,
        endsAt,
        newAnalyst,
        revision,
        invitation + 1,
        publishedRevision,
        arrangedAt,
        movedByHand,
        dateMissed,
        postponements);
  }

  Meeting published() {
    return new Meeting(
        startsAt,
        endsAt,
        analyst,
        revision,
        invitation,
        revision,
        arrangedAt,
        movedByHand,
        dateMissed,
        postponements);
  }

  Meeting missed(boolean postponed) {
    return new Meeting(
        startsAt,
        endsAt,
        analyst,
        revision,
        invitation,
        publishedRevision,
        arrangedAt,
        movedByHand,
        true,
        postponed ? postponements + 1 : postponements);
  }

  Meeting calledOff() {
    return new Meeting(
        startsAt,
        endsAt,
        analyst,
        revision + 1,
        invitation + 1,
        publishedRevision,
        arrangedAt,
        movedByHand,
        false,
        postponements);
  }

  boolean isPublishedForThisDate() {
    return Objects.equals(publishedRevision, revision);
  }
}
