package org.threatreviews.incident;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.threatreviews.incident.FollowUpNote.Kind;

/**
 * Why a client that has answered is asked again: what the SOC has found or said since, or that the
 * acceptance of the risk is over. Whoever is asked for the first time is not asked again.
 *
 * @param text the SOC's comment or answer, or the reason; may be null
 */
public record AskedAgain(Kind because, Instant at, String text) {

  private static final Set<Kind> REASONS = Set.of(
      Kind.STILL_PRESENT,
      Kind.CLIENT_HELPED,
      Kind.REOPENED,
      Kind.ACCEPTANCE_WITHDRAWN,
      Kind.ACCEPTANCE_SUSPENDED);

  /**
   * @param feedback of the client, in order
   * @param notes in order
   * @return null unless something of the kind came after the client's last words
   */
  public static AskedAgain in(List<GivenFeedback> feedback, List<FollowUpNote> notes) {
    Instant said = feedback.isEmpty() ? null : feedback.get(feedback.size() - 1).givenAt();
    return notes.stream()
        .filter(note -> REASONS.contains(note.kind()))
        .filter(note -> said == null || !note.notedAt().isBefore(said))
        .reduce((earlier, later) -> later)
        .map(note -> new AskedAgain(note.kind(), note.notedAt(), note.text()))
        .orElse(null);
  }

  /** What has happened, as a part of a sentence for our own people. */
  public String inWords() {
    return switch (because) {
      case STILL_PRESENT -> "the SOC found the threat still present";
      case CLIENT_HELPED -> "the SOC answered the client’s request for help";
      case ACCEPTANCE_WITHDRAWN -> "the client withdrew its acceptance of the risk";
      case ACCEPTANCE_SUSPENDED -> "the acceptance of the risk was suspended";
      default -> "the acceptance of the risk expired";
    };
  }
}
