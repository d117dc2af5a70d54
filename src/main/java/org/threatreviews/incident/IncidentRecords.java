package org.threatreviews.incident;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Component;
import org.threatreviews.database.TransactionMemory;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.UnknownReference;

/**
 * Keeps incidents. Whatever was said or decided about one since it was read goes into the history
 * with it, so that no step can forget it.
 */
@Component
public class IncidentRecords {

  /** What the process does by itself on the way, without deciding anything. */
  private static final Set<Kind> NO_DECISIONS =
      Set.of(Kind.CONTACTS_NOTIFIED, Kind.REMINDER_SENT, Kind.MARKED_UNANSWERED);

  private final IncidentRepository repository;
  private final DecisionHistory history;
  private final TransactionMemory memory;

  IncidentRecords(
      IncidentRepository repository, DecisionHistory history, TransactionMemory memory) {
    this.repository = repository;
    this.history = history;
    this.memory = memory;
  }

  public Optional<Incident> find(String reference) {
    return memory.get(Incident.class, reference, () -> repository.findById(reference));
  }

  /**
   * @throws UnknownReference when there is no such incident
   */
  public Incident get(String reference) {
    return find(reference).orElseThrow(() -> unknown("incident", reference));
  }

  /**
   * Holds the incident's row until the transaction ends.
   *
   * @throws UnknownReference when there is no such incident
   */
  public Incident lock(String reference) {
    return lock("incident", reference);
  }

  /**
   * Holds the incident's row until the transaction ends.
   *
   * @param field of the request that names it
   * @throws UnknownReference when there is no such incident
   */
  public Incident lock(String field, String reference) {
    return memory
        .locked(Incident.class, reference, () -> repository.findOneByReference(reference))
        .orElseThrow(() -> unknown(field, reference));
  }

  private static UnknownReference unknown(String field, String reference) {
    return new UnknownReference(field, "incident", reference);
  }

  /**
   * Holds the incident's row, changes it and keeps it.
   *
   * @throws UnknownReference when there is no such incident
   */
  public void change(String reference, Consumer<Incident> change) {
    Incident incident = lock(reference);
    change.accept(incident);
    save(incident);
  }

  /**
   * Other incidents whose accepted risk this one may put in question, in order. No table is asked
   * which names are the same: what was kept before may be spelled in any way.
   */
  public List<String> acceptedRisksLike(Incident incident) {
    return repository.acceptedRisks(incident.clientReference()).stream()
        .filter(risk -> !risk.reference().equals(incident.reference()))
        .filter(risk -> risk.acceptance().isQuestionedBy(incident))
        .map(Incident::reference)
        .toList();
  }

  /**
   * @throws DuplicateKeyException when the reference was taken at this very moment
   */
  public Incident add(Incident incident) {
    Incident added;
    try {
      added = repository.save(incident);
    } catch (DbActionExecutionException e) {
      // Spring Data JDBC hides it
      throw e.getCause() instanceof DuplicateKeyException taken ? taken : e;
    }
    memory.hold(Incident.class, added.reference(), Optional.of(added));
    record(
        incident,
        "REPORTED",
        null,
        "%s: %s".formatted(InWords.of(incident.severity()), incident.report().title()));
    return added;
  }

  public Incident save(Incident incident) {
    incident
        .log()
        .newFeedback()
        .forEach(
            given -> record(incident, given.outcome().name(), given.givenBy(), wording(given)));
    incident.log().newNotes().stream()
        .filter(note -> !NO_DECISIONS.contains(note.kind()))
        .forEach(note -> record(incident, note.kind().name(), note.notedBy(), wording(note)));
    incident.log().nothingIsNewAnyMore();
    Incident saved = repository.save(incident);
    memory.hold(Incident.class, saved.reference(), Optional.of(saved));
    return saved;
  }

  private void record(Incident incident, String kind, String by, String wording) {
    history.record(new Decision(
        incident.clientReference(),
        DecisionSubject.INCIDENT,
        incident.reference(),
        kind,
        by,
        wording));
  }

  private static String wording(GivenFeedback given) {
    return join(
        given.reason(),
        given.acceptedUntil() == null ? null : "until " + InWords.day(given.acceptedUntil()),
        given.compensatingControl() == null
            ? null
            : "compensating control: " + given.compensatingControl(),
        given.promisedFor() == null ? null : "promised for " + InWords.day(given.promisedFor()),
        given.comment());
  }

  private static String wording(FollowUpNote note) {
    return join(note.about(), note.text());
  }

  private static String join(String... parts) {
    String joined = Stream.of(parts).filter(part -> part != null).collect(Collectors.joining("; "));
    return joined.isEmpty() ? null : joined;
  }
}
