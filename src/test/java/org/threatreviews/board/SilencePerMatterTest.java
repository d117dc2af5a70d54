package org.threatreviews.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.ReviewDriver.CISO;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.board.SilenceSign.Kind;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.IncidentDetails;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.problem.Refusal;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.pack.ReviewPacks;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Thoroughness;

/**
 * Silence is reckoned for each matter: whatever is said, done and decided about several incidents of
 * a client in whatever order, board and pack say of each which of them is silent, since when, and how
 * often it was reminded. Reckoned here from each incident's own log and the mails that have left.
 */
@ProcessTest
class SilencePerMatterTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int HISTORIES = 5;
  private static final int STEPS = 45;
  private static final int MOST = 5;

  private static final Set<FollowUpNote.Kind> ASKED_AGAIN = Set.of(
      FollowUpNote.Kind.STILL_PRESENT,
      FollowUpNote.Kind.CLIENT_HELPED,
      FollowUpNote.Kind.REOPENED,
      FollowUpNote.Kind.ACCEPTANCE_WITHDRAWN,
      FollowUpNote.Kind.ACCEPTANCE_SUSPENDED);

  @Autowired
  SilentClients silentClients;

  @Autowired
  ReviewDriver driver;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  Questions questions;

  @Autowired
  ReviewPacks packs;

  @Autowired
  TaskService tasks;

  @Autowired
  TestTime time;

  @Autowired
  JdbcClient jdbc;

  private final List<String> reported = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private int asked;

  /** What stands of an incident that is the client's turn. */
  private record Expected(Kind kind, Instant since, int reminders) {}

  static Stream<Integer> seeds() {
    return IntStream.range(0, Thoroughness.times(HISTORIES)).boxed();
  }

  @BeforeEach
  void register() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void boardAndPackSayOfEachIncidentWhetherItIsSilentSinceWhenAndHowOftenItWasReminded(int seed) {
    Random random = new Random(seed);
    report(random);
    for (int step = 0; step < STEPS && time.now().isBefore(lastDay()); step++) {
      String done = act(random);
      time.advanceTo(time.now().plus(Duration.ofMinutes(1)));
      check("%d: after %s at %s".formatted(seed, done, time.now()));
    }
    assertThat(seen.keySet()).as("what has come about").contains("INCIDENT_REMINDED", "not silent");
  }

  /** The meeting, at which all silence would end. */
  private static Instant lastDay() {
    return ReviewDriver.berlin("2027-02-10T09:00");
  }

  private String act(Random random) {
    switch (random.nextInt(10)) {
      case 0 -> {
        return reported.size() < MOST ? report(random) : "nothing";
      }
      case 1, 2 -> {
        return say(random);
      }
      case 3, 4, 5 -> {
        return complete(random);
      }
      case 6 -> {
        questions.ask(
            new NewQuestion(CLIENT, "Q-" + ++asked, "Logs", "Which logs?", MANAGER, null));
        return "a question";
      }
      default -> {
        Duration later = Duration.ofHours(random.nextInt(120));
        time.advanceTo(time.now().plus(later));
        return later.toString();
      }
    }
  }

  private String report(Random random) {
    String reference = "INC-" + (reported.size() + 1);
    Severity severity = Severity.values()[random.nextInt(Severity.values().length)];
    incidents.report(new IncidentReport(
        CLIENT, reference, severity, "Beaconing", "Text", "Do it", null, null, time.now()));
    reported.add(reference);
    time.advanceTo(time.now());
    return "report of " + severity;
  }

  private String say(Random random) {
    String reference = reported.get(random.nextInt(reported.size()));
    FeedbackOutcome outcome =
        FeedbackOutcome.values()[random.nextInt(FeedbackOutcome.values().length)];
    LocalDate today = LocalDate.ofInstant(time.now(), BERLIN);
    boolean accepted = outcome == FeedbackOutcome.RISK_ACCEPTED;
    boolean promised = outcome == FeedbackOutcome.IN_PROGRESS;
    try {
      incidents.giveFeedback(
          reference,
          new Feedback(
              outcome,
              accepted || random.nextBoolean() ? CISO : MANAGER,
              promised ? null : "Words " + random.nextInt(),
              accepted ? today.plusDays(1 + random.nextInt(25)) : null,
              promised ? today.plusDays(1 + random.nextInt(9)) : null,
              accepted ? "Legacy" : null,
              null));
    } catch (Refusal refusal) {
      return refusal.getMessage();
    }
    time.advanceTo(time.now());
    return "%s about %s".formatted(outcome, reference);
  }

  /** One of the tasks about incidents that are open. */
  private String complete(Random random) {
    List<Task> open = tasks
        .createTaskQuery()
        .taskDefinitionKeyIn(
            "userTask_verifyClosure",
            "userTask_assistClient",
            "userTask_decideEscalation",
            "userTask_callClient")
        .orderByTaskCreateTime()
        .asc()
        .list();
    if (open.isEmpty()) {
      return "nothing";
    }
    Task task = open.get(random.nextInt(open.size()));
    Map<String, Object> form = new HashMap<>();
    switch (task.getTaskDefinitionKey()) {
      case "userTask_verifyClosure" -> {
        form.put("verdict", random.nextInt(4) == 0 ? "REMOVED" : "STILL_PRESENT");
        form.put("comment", "Seen on host 4");
      }
      case "userTask_assistClient" -> form.put("notes", "Pull the plug");
      case "userTask_callClient" -> {
        form.put("reached", random.nextInt(3) == 0);
        form.put("notes", "A call");
      }
      default -> {
        String decision =
            List.of("KEEP_WAITING", "REMIND_AGAIN", "CALL_CLIENT").get(random.nextInt(3));
        form.put("decision", decision);
        if (decision.equals("KEEP_WAITING")) {
          form.put("until", LocalDate.ofInstant(time.now(), BERLIN).plusDays(5).toString());
          form.put("notes", "They are ill");
        }
      }
    }
    tasks.complete(task.getId(), form);
    time.advanceTo(time.now());
    return "%s %s".formatted(task.getTaskDefinitionKey(), form);
  }

  private void check(String done) {
    Map<String, SilenceSign> signs = new HashMap<>();
    silentClients.of(CLIENT).signs().stream()
        .filter(sign ->
            sign.kind() == Kind.INCIDENT_UNANSWERED || sign.kind() == Kind.INCIDENT_REMINDED)
        .forEach(sign -> signs.put(sign.reference(), sign));
    Document pack = Jsoup.parse(packs.draft(FIRST));
    for (String reference : reported) {
      IncidentDetails incident = incidents.get(reference);
      Expected expected = expected(incident);
      SilenceSign sign = signs.get(reference);
      String about = "%s, %s".formatted(done, reference);
      seen.merge(expected == null ? "not silent" : expected.kind().name(), 1, Integer::sum);
      if (expected == null) {
        assertThat(sign).as(about).isNull();
      } else {
        assertThat(sign).as("%s: %s", about, expected).isNotNull();
        assertThat(sign.kind()).as(about).isEqualTo(expected.kind());
        assertThat(sign.reminders()).as(about).isEqualTo(expected.reminders());
        assertThat(sign.askedAt()).as(about).isEqualTo(turnBegan(incident));
      }
      if (incident.status() != IncidentStatus.RISK_ACCEPTED) {
        inPack(incident, pack, about);
      }
    }
    Instant since = reported.stream()
        .map(incidents::get)
        .map(this::expected)
        .filter(java.util.Objects::nonNull)
        .map(Expected::since)
        .min(Instant::compareTo)
        .orElse(null);
    silentClients
        .of(CLIENT)
        .silence()
        .ifPresent(silence -> assertThat(silence.facts().since()).as(done).isEqualTo(since));
  }

  private void inPack(IncidentDetails incident, Document pack, String about) {
    List<Element> rows = pack.select("table.incidents tbody tr").stream()
        .filter(row -> row.select(".reference").text().equals(incident.reference()))
        .toList();
    assertThat(rows).as(about).isNotEmpty().allSatisfy(row -> {
      FollowUpNote again = again(incident);
      String state = row.select("td.state").text();
      assertThat(state.contains("no answer since then"))
          .as("%s: %s", about, state)
          .isEqualTo(isMarked(incident) && again != null);
      assertThat(state.contains("unanswered"))
          .as("%s: %s", about, state)
          .isEqualTo(isMarked(incident) && again == null && promised(incident) == null);
      assertThat(state.contains("answered: to be done by"))
          .as("%s: %s", about, state)
          .isEqualTo(promised(incident) != null);
      assertThat(state.contains("which has passed"))
          .as("%s: %s", about, state)
          .isEqualTo(promised(incident) != null
              && promised(incident).isBefore(LocalDate.ofInstant(time.now(), BERLIN)));
      assertThat(row.select("th").text().contains("still present, as our SOC found"))
          .as("%s: %s", about, row.text())
          .isEqualTo(again != null && again.kind() == FollowUpNote.Kind.STILL_PRESENT);
      assertThat(row.select("th").text().contains("help given on"))
          .as("%s: %s", about, row.text())
          .isEqualTo(again != null && again.kind() == FollowUpNote.Kind.CLIENT_HELPED);
    });
  }

  // reckoned from the log of the incident alone

  private Expected expected(IncidentDetails incident) {
    if (incident.status() != IncidentStatus.AWAITING_CLIENT) {
      return null;
    }
    Instant asked = turnBegan(incident);
    Instant heard = latest(
        last(
            incident,
            Set.of(
                FollowUpNote.Kind.CLIENT_REACHED,
                FollowUpNote.Kind.ACCEPTANCE_WITHDRAWN,
                FollowUpNote.Kind.ACCEPTANCE_WANTED)),
        said(incident));
    List<Instant> left =
        remindersThatLeft(incident.reference()).stream().filter(asked::isBefore).toList();
    long since = left.stream().filter(heard::isBefore).count();
    Instant marked = last(incident, Set.of(FollowUpNote.Kind.MARKED_UNANSWERED));
    boolean unanswered = isMarked(incident) && marked.isAfter(heard);
    if (!unanswered && since == 0) {
      return null;
    }
    return new Expected(
        unanswered ? Kind.INCIDENT_UNANSWERED : Kind.INCIDENT_REMINDED,
        latest(asked, heard),
        left.size());
  }

  /** The client was silent for too long, and has not answered since. */
  private static boolean isMarked(IncidentDetails incident) {
    Instant marked = last(incident, Set.of(FollowUpNote.Kind.MARKED_UNANSWERED));
    return incident.status() == IncidentStatus.AWAITING_CLIENT
        && marked.isAfter(Instant.MIN)
        && !marked.isBefore(turnBegan(incident))
        && marked.isAfter(said(incident));
  }

  private static FollowUpNote again(IncidentDetails incident) {
    if (incident.status() != IncidentStatus.AWAITING_CLIENT) {
      return null;
    }
    return incident.notes().stream()
        .filter(note -> ASKED_AGAIN.contains(note.kind()))
        .filter(note -> !note.notedAt().isBefore(said(incident)))
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  /** The day that the client has named as its last word, while it is its turn. */
  private static LocalDate promised(IncidentDetails incident) {
    if (incident.status() != IncidentStatus.AWAITING_CLIENT
        || incident.feedback().isEmpty()
        || again(incident) != null) {
      return null;
    }
    return incident.feedback().get(incident.feedback().size() - 1).promisedFor();
  }

  private static Instant turnBegan(IncidentDetails incident) {
    return incident.turns().get(incident.turns().size() - 1).beganAt();
  }

  private static Instant said(IncidentDetails incident) {
    return incident.feedback().stream()
        .map(GivenFeedback::givenAt)
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  private static Instant last(IncidentDetails incident, Set<FollowUpNote.Kind> kinds) {
    return incident.notes().stream()
        .filter(note -> kinds.contains(note.kind()))
        .map(FollowUpNote::notedAt)
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private List<Instant> remindersThatLeft(String reference) {
    return jdbc
        .sql("""
            select created_at from mail_outbox
            where business_key = :reference and template = 'incident-reminder' and status = 'SENT'
            """)
        .param("reference", reference)
        .query(java.sql.Timestamp.class)
        .list()
        .stream()
        .map(java.sql.Timestamp::toInstant)
        .toList();
  }
}
