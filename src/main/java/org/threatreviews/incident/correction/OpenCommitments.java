package org.threatreviews.incident.correction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.Succession;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.Incident;
import org.threatreviews.incident.IncidentStatus;

/** What is open in a duplicate and goes on in the incident that it is merged into. */
@Component
class OpenCommitments {

  private final Clients clients;

  OpenCommitments(Clients clients) {
    this.clients = clients;
  }

  /**
   * @param requests what the SOC has yet to verify or to answer, oldest first
   */
  record Open(
      List<GivenFeedback> requests,
      Optional<GivenFeedback> promise,
      Optional<GivenFeedback> acceptance) {

    boolean isEmpty() {
      return requests.isEmpty() && promise.isEmpty() && acceptance.isEmpty();
    }
  }

  Open of(Incident duplicate, Incident kept, Instant now) {
    Client client = clients.get(duplicate.clientReference());
    LocalDate today = now.atZone(client.timeZone()).toLocalDate();
    return new Open(
        duplicate.answers().requests(),
        promise(duplicate, today),
        acceptance(duplicate, kept, today)
            .filter(accepted -> mayStand(accepted, client, duplicate, kept)));
  }

  /** The day that the client has promised, while it is waited for. */
  private static Optional<GivenFeedback> promise(Incident duplicate, LocalDate today) {
    LocalDate day = duplicate.round().silentUntil();
    if (duplicate.status() != IncidentStatus.AWAITING_CLIENT
        || day == null
        || day.isBefore(today)) {
      return Optional.empty();
    }
    return duplicate.log().feedback().stream()
        .filter(said -> day.equals(said.promisedFor()))
        .reduce((first, second) -> second);
  }

  /** The one that runs; also one that was put in question by what turns out to be the same. */
  private static Optional<GivenFeedback> acceptance(
      Incident duplicate, Incident kept, LocalDate today) {
    boolean questionedByKept = duplicate.acceptance().isSuspended()
        && duplicate
            .lastNote(Kind.ACCEPTANCE_SUSPENDED)
            .filter(note -> kept.reference().equals(note.regarding()))
            .isPresent();
    return duplicate
        .log()
        .lastAcceptance()
        .filter(accepted -> duplicate.acceptedUntil() != null || questionedByKept)
        .filter(accepted -> !accepted.acceptedUntil().isBefore(today));
  }

  /** What the client has accepted there already goes first; nobody has accepted more than was told. */
  private static boolean mayStand(
      GivenFeedback accepted, Client client, Incident duplicate, Incident kept) {
    return kept.acceptedUntil() == null
        && !kept.severity().isHigherThan(duplicate.severity())
        && Succession.person(client, accepted.givenBy())
            .filter(Contact::riskAuthority)
            .isPresent();
  }
}
