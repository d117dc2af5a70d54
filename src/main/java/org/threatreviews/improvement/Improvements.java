package org.threatreviews.improvement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Clients;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/** Keeps the improvement lists of all clients. The module's only door. */
@Service
@Transactional
public class Improvements {

  private final ImprovementRepository repository;
  private final ImprovementSources sources;
  private final FollowUps followUps;
  private final Clients clients;
  private final BusinessCalendar calendar;
  private final DecisionHistory history;
  private final Clock clock;

  Improvements(
      ImprovementRepository repository,
      ImprovementSources sources,
      FollowUps followUps,
      Clients clients,
      BusinessCalendar calendar,
      DecisionHistory history,
      Clock clock) {
    this.repository = repository;
    this.sources = sources;
    this.followUps = followUps;
    this.clients = clients;
    this.calendar = calendar;
    this.history = history;
    this.clock = clock;
  }

  /** Recorded in the history where no new status says it. */
  private enum Change {
    CHANGED,
    /** Declined a year ago, and a proposal again. */
    ASKED_AGAIN
  }

  /**
   * What became of a proposal.
   *
   * @param created false when the same proposal had been made before
   */
  public record Submission(Improvement improvement, boolean created) {}

  /**
   * Puts a proposal on the client's list; the same proposal with the same reference once only.
   *
   * @throws UnknownReference when there is no such client, or it has no such review or incident
   * @throws StateConflict when the reference is taken by another proposal
   * @throws InvalidInput when the target date has passed
   */
  public Submission submit(NewImprovement proposal) {
    return submit(proposal, null);
  }

  private Submission submit(NewImprovement proposal, String by) {
    // two identical proposals at the same moment follow one another
    clients.lock(proposal.clientReference());
    Optional<Improvement> before = proposedBefore(proposal);
    if (before.isPresent()) {
      return new Submission(before.get(), false);
    }
    requireAhead(proposal.targetDate());
    sources.require(proposal);
    Improvement proposed = repository.save(Improvement.propose(proposal, clock.instant()));
    decided(
        proposed,
        ImprovementStatus.PROPOSED,
        by,
        words(Stream.of(proposal.title(), proposal.reason())));
    followUps.begin(proposed);
    return new Submission(proposed, true);
  }

  /**
   * As {@link #submit(NewImprovement)}, for callers to whom a repetition makes no difference.
   *
   * @param by user id of whoever proposes it
   */
  public Improvement propose(NewImprovement proposal, String by) {
    return submit(proposal, by).improvement();
  }

  private Optional<Improvement> proposedBefore(NewImprovement proposal) {
    if (proposal.reference() == null) {
      return Optional.empty();
    }
    Optional<Improvement> existing = repository.findByClientReferenceAndProposalReference(
        proposal.clientReference(), proposal.reference());
    if (existing.isPresent()
        && !existing.get().requestFingerprint().equals(proposal.fingerprint())) {
      throw StateConflict.differentBody("improvement", proposal.reference());
    }
    return existing;
  }

  /**
   * Changes what is given; what is so already changes nothing.
   *
   * @throws UnknownReference when there is no such improvement
   * @throws StateConflict when the improvement is done or declined, or cannot take the new status
   * @throws InvalidInput when a reason for declining is missing or the target date has passed
   */
  public Improvement change(long id, ImprovementChange change) {
    return change(id, change, null);
  }

  /**
   * As {@link #change(long, ImprovementChange)}.
   *
   * @param by user id or a contact's address; null for whoever has signed in
   */
  public Improvement change(long id, ImprovementChange change, String by) {
    Improvement improvement = lock(id);
    FollowUps.Facts before = FollowUps.Facts.of(improvement);
    Improvement changed = apply(improvement, change, by);
    followUps.keepUp(before, changed);
    return changed;
  }

  /** As {@link #change}, for the follow-up itself: it sees the change without being told. */
  void report(long id, ImprovementChange change, String by) {
    apply(lock(id), change, by);
  }

  private Improvement apply(Improvement improvement, ImprovementChange change, String by) {
    if (!Objects.equals(change.targetDate(), improvement.targetDate())) {
      requireAhead(change.targetDate());
    }
    ImprovementChange before = stateOf(improvement);
    improvement.change(change, clock.instant());
    ImprovementChange after = stateOf(improvement);
    if (after.equals(before)) {
      return improvement;
    }
    boolean moved = after.status() != before.status();
    decided(improvement, moved ? after.status() : Change.CHANGED, by, words(before, after));
    return repository.save(improvement);
  }

  /** Proposes again what was declined long enough ago. */
  void askAgain(Improvement declined) {
    declined.askAgain(clock.instant());
    repository.save(declined);
    decided(
        declined,
        Change.ASKED_AGAIN,
        DecisionHistory.SYSTEM,
        "previously declined: " + declined.declinedReason());
  }

  private Improvement lock(long id) {
    return repository.findOneById(id).orElseThrow(() -> unknown(id));
  }

  private static ImprovementChange stateOf(Improvement improvement) {
    return new ImprovementChange(
        improvement.title(),
        improvement.status() == ImprovementStatus.DECLINED
            ? improvement.declinedReason()
            : improvement.reason(),
        improvement.owner(),
        improvement.status(),
        improvement.targetDate());
  }

  private static String words(ImprovementChange before, ImprovementChange after) {
    return words(Stream.of(
        changed("title", before.title(), after.title()),
        changed("reason", before.reason(), after.reason()),
        changed("owner", before.owner(), after.owner()),
        changed("target date", before.targetDate(), after.targetDate())));
  }

  private static String changed(String name, Object before, Object after) {
    return Objects.equals(before, after) ? null : "%s: %s".formatted(name, after);
  }

  private static String words(Stream<String> parts) {
    String words = parts.filter(Objects::nonNull).collect(Collectors.joining("\n"));
    return words.isEmpty() ? null : words;
  }

  private void decided(Improvement improvement, Enum<?> kind, String by, String wording) {
    history.record(new Decision(
        improvement.clientReference(),
        DecisionSubject.IMPROVEMENT,
        String.valueOf(improvement.id()),
        kind,
        by,
        wording));
  }

  /**
   * @throws UnknownReference when there is no such improvement
   */
  @Transactional(readOnly = true)
  public Improvement get(long id) {
    return repository.findById(id).orElseThrow(() -> unknown(id));
  }

  private static UnknownReference unknown(long id) {
    return new UnknownReference("id", "improvement", String.valueOf(id));
  }

  /** The client's whole list, oldest first. */
  @Transactional(readOnly = true)
  public List<Improvement> of(String clientReference) {
    return repository.findByClientReferenceOrderById(clientReference);
  }

  /** What is still to be done for the client, oldest first. */
  @Transactional(readOnly = true)
  public List<Improvement> openOf(String clientReference) {
    return repository.findByClientReferenceAndStatusInOrderById(
        clientReference, ImprovementStatus.OPEN);
  }

  /**
   * One page of the client's list, oldest first; pages are counted from 0.
   *
   * @throws UnknownReference when there is no such client
   */
  @Transactional(readOnly = true)
  public ImprovementPage page(String clientReference, int page, int size) {
    clients.get(clientReference);
    var found = repository.findByClientReference(
        clientReference, PageRequest.of(page, size, Sort.by("id")));
    return new ImprovementPage(found.getContent(), page, size, found.getTotalElements());
  }

  private void requireAhead(LocalDate targetDate) {
    LocalDate today = clock.instant().atZone(calendar.zone()).toLocalDate();
    if (targetDate != null && targetDate.isBefore(today)) {
      throw new InvalidInput(
          "targetDate",
          "notInThePast",
          "The target date, %s, has already passed.".formatted(InWords.day(targetDate)));
    }
  }
}
