package org.threatreviews.board;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.invariant.InvariantWatch;
import org.threatreviews.notification.BouncesToRead;
import org.threatreviews.review.plan.MissingReviews;
import org.threatreviews.review.plan.Workload;

/**
 * Draws up the programme board. Takes the same number of queries for one client and for ten
 * thousand. The module's only door.
 */
@Service
@Transactional(readOnly = true)
public class ProgrammeBoard {

  /** At most this many late items are listed, the rest only counted: nobody reads a longer list. */
  private static final int MOST = 2000;

  /** How many of them are shown above the clients. */
  private static final int ON_TOP = 20;

  private final BoardQueries queries;
  private final EngineView engine;
  private final Workload workload;
  private final SilentClients silentClients;
  private final InvariantWatch invariants;
  private final MissingReviews missingReviews;
  private final LeadNotes notes;
  private final BouncesToRead bounces;
  private final BusinessCalendar calendar;
  private final Clock clock;

  ProgrammeBoard(
      BoardQueries queries,
      EngineView engine,
      Workload workload,
      SilentClients silentClients,
      InvariantWatch invariants,
      MissingReviews missingReviews,
      LeadNotes notes,
      BouncesToRead bounces,
      BusinessCalendar calendar,
      Clock clock) {
    this.queries = queries;
    this.engine = engine;
    this.workload = workload;
    this.silentClients = silentClients;
    this.invariants = invariants;
    this.missingReviews = missingReviews;
    this.notes = notes;
    this.bounces = bounces;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** One page of the board; pages are counted from 0. */
  public BoardPage page(int page, int size) {
    return page(false, page, size);
  }

  /** One page of the clients that have fallen silent, worst first. */
  public BoardPage silentOnly(int page, int size) {
    return page(true, page, size);
  }

  /**
   * All clients that the pages of the board show, in their order.
   *
   * @param silentOnly whether only those that have fallen silent
   */
  public List<ClientRow> all(boolean silentOnly) {
    Instant now = clock.instant();
    return rows(now, lateWork(now), silentClients.all(), silentOnly, 0, Integer.MAX_VALUE);
  }

  private List<ClientRow> rows(
      Instant now,
      LateWork late,
      Map<String, ClientSilence> silent,
      boolean silentOnly,
      int page,
      int size) {
    List<ClientRow> clients = silentOnly
        ? queries.clients(
            silent.keySet().stream().skip((long) page * size).limit(size).toList())
        : queries.clients(clientsIn(late), page, size);
    List<String> references = clients.stream().map(ClientRow::reference).toList();
    var reviews = queries.nextReviews(references, now);
    var incidents = queries.openIncidents(references, now);
    var questions = queries.openQuestions(references);
    var leadTasks = byClient(late.leadTasks(), OpenTask::client);
    var overdueTasks = byClient(late.overdueTasks(), OpenTask::client);
    var faults = byClient(late.engineIncidents(), EngineIncident::client);
    var mails = byClient(late.failedMails(), FailedMail::client);
    return clients.stream()
        .map(client -> {
          String reference = client.reference();
          var counts = incidents.getOrDefault(reference, List.of());
          return new ClientRow(
              reference,
              client.name(),
              client.status(),
              client.onboardingStage(),
              client.subscription(),
              client.contractEnd(),
              reviews.get(reference),
              counts.stream().map(BoardQueries.ClientIncidents::incidents).toList(),
              counts.stream().mapToInt(BoardQueries.ClientIncidents::unanswered).sum(),
              questions.getOrDefault(reference, 0),
              silent.get(reference),
              leadTasks.getOrDefault(reference, List.of()),
              overdueTasks.getOrDefault(reference, List.of()),
              faults.getOrDefault(reference, List.of()),
              mails.getOrDefault(reference, List.of()));
        })
        .toList();
  }

  private BoardPage page(boolean silentOnly, int page, int size) {
    Instant now = clock.instant();
    LateWork late = lateWork(now);
    Map<String, ClientSilence> silent = silentClients.all();
    List<ClientRow> rows = rows(now, late, silent, silentOnly, page, size);
    return new BoardPage(
        now,
        workload.feasibility(),
        new LateWork(
            late.leadTasks().first(ON_TOP),
            late.overdueTasks().first(ON_TOP),
            late.engineIncidents().first(ON_TOP),
            late.failedMails().first(ON_TOP),
            late.bouncesToRead()),
        invariants.states(),
        missingReviews.all(),
        queries.withoutRiskAuthority(calendar.provider().dateOf(now)),
        notes.all(),
        count(silent, SilenceLevel.SILENT),
        count(silent, SilenceLevel.QUIET),
        rows,
        page,
        size,
        silentOnly ? silent.size() : queries.countClients());
  }

  private static long count(Map<String, ClientSilence> silent, SilenceLevel level) {
    return silent.values().stream().filter(silence -> silence.level() == level).count();
  }

  private LateWork lateWork(Instant now) {
    Part<OpenTask> leadTasks = engine.leadTasks(MOST);
    Part<OpenTask> overdue = withoutThose(engine.overdueTasks(now, MOST), leadTasks);
    Part<EngineIncident> faults = engine.incidents(MOST);
    Part<FailedMail> mails = queries.failedMails(MOST);
    Set<String> references = Stream.of(
            leadTasks.items().stream().map(OpenTask::reference),
            overdue.items().stream().map(OpenTask::reference),
            faults.items().stream().map(EngineIncident::reference),
            mails.items().stream().map(FailedMail::reference))
        .flatMap(Function.identity())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
    Map<String, String> clients = queries.clientsOf(references);
    return new LateWork(
        map(leadTasks, task -> task.of(clients.get(task.reference()))),
        map(overdue, task -> task.of(clients.get(task.reference()))),
        map(faults, fault -> fault.of(clients.get(fault.reference()))),
        map(mails, mail -> mail.of(clients.get(mail.reference()))),
        bounces.count());
  }

  /** A task for the team lead is shown once, even when it is overdue. */
  private static Part<OpenTask> withoutThose(Part<OpenTask> tasks, Part<OpenTask> others) {
    Set<String> ids = others.items().stream().map(OpenTask::id).collect(Collectors.toSet());
    List<OpenTask> left =
        tasks.items().stream().filter(task -> !ids.contains(task.id())).toList();
    return new Part<>(left, tasks.total() - (tasks.items().size() - left.size()));
  }

  private static Collection<String> clientsIn(LateWork late) {
    Set<String> clients = new TreeSet<>();
    Stream.of(
            late.leadTasks().items().stream().map(OpenTask::client),
            late.overdueTasks().items().stream().map(OpenTask::client),
            late.engineIncidents().items().stream().map(EngineIncident::client),
            late.failedMails().items().stream().map(FailedMail::client))
        .flatMap(Function.identity())
        .filter(Objects::nonNull)
        .forEach(clients::add);
    return clients;
  }

  private static <T> Map<String, List<T>> byClient(Part<T> part, Function<T, String> client) {
    return part.items().stream()
        .filter(item -> client.apply(item) != null)
        .collect(Collectors.groupingBy(client));
  }

  private static <T> Part<T> map(Part<T> part, Function<T, T> change) {
    return new Part<>(part.items().stream().map(change).toList(), part.total());
  }
}
