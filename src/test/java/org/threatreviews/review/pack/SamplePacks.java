package org.threatreviews.review.pack;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.AskedAgain;
import org.threatreviews.incident.ClientPromise;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.IncidentSummary;
import org.threatreviews.incident.Severity;
import org.threatreviews.promise.Promise;
import org.threatreviews.promise.PromiseKind;
import org.threatreviews.promise.PromisesDue;
import org.threatreviews.question.OpenQuestion;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.question.QuestionSummary;
import org.threatreviews.question.Queue;
import org.threatreviews.review.Preparation;
import org.threatreviews.review.agenda.AgendaKind;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.pack.PackContents.Figures;
import org.threatreviews.review.pack.PackContents.Task;
import org.threatreviews.review.pack.PackContents.TaskKind;
import org.threatreviews.review.place.MeetingPlace;
import org.threatreviews.review.threat.EmergingThreat;

/** Packs of invented periods, for tests of what they look like. */
final class SamplePacks {

  private static final Instant FROM = Instant.parse("2027-02-16T09:00:00Z");
  private static final Instant TO = Instant.parse("2027-05-18T08:00:00Z");
  private static final Instant MEETING = Instant.parse("2027-05-19T08:00:00Z");
  private static final MeetingPlace PLACE =
      new MeetingPlace("https://meet.mdr.example/nordwind", null);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Preparation WRITTEN = new Preparation(
      "Attackers went for remote access this quarter.\nYou closed every critical incident in time.",
      "How to tell a support call from an attack.",
      "Allow only known remote tools, and require a second factor for all administrators.",
      null,
      null);

  private SamplePacks() {}

  /** Nothing has happened and nobody has prepared anything. */
  static PackContents empty() {
    return pack(
        "Harbour Logistics",
        "en",
        BERLIN,
        Preparation.NONE,
        List.of(),
        List.of(new Figures("Q2 2027", 0, null, null)),
        false);
  }

  /** What was reported was closed at once: no client had it for an hour. */
  static PackContents closedAtOnce() {
    return pack(
        "Harbour Logistics",
        "en",
        BERLIN,
        WRITTEN,
        incidents(1, "Remote access tool on a dispatcher’s computer"),
        List.of(new Figures("Q2 2027", 1, Duration.ZERO, Duration.ZERO)),
        false);
  }

  /** A quarter like many. */
  static PackContents ordinary(String language) {
    return pack(
        "Nordwind Åkeri & Söhne AG",
        language,
        BERLIN,
        WRITTEN,
        incidents(7, "Remote access tool on a dispatcher’s computer"),
        periods(),
        true);
  }

  /** So many incidents that tables go over many pages. */
  static PackContents busy(int incidents) {
    return pack(
        "Harbour Logistics",
        "en",
        BERLIN,
        WRITTEN,
        incidents(
            incidents,
            "Sign-ins from a country in which nobody works, to mailbox"
                + " accounts-payable-and-receivable@harbour-logistics-international.example"),
        periods(),
        true);
  }

  /** What a client of any country reads, in whose script everything is that people wrote. */
  static PackContents said(
      String language, String person, String client, int incidents, String title, String text) {
    PackContents pack = pack(
        client,
        language,
        BERLIN,
        new Preparation(text, title, text, null, null),
        incidents(incidents, title),
        periods(),
        true);
    List<AgendaView.Item> points = pack.points().stream()
        .map(item -> new AgendaView.Item(
            item.id(), item.kind(), null, title, text, person, null, null, null, null, null, null))
        .toList();
    return new PackContents(
        client,
        language,
        BERLIN,
        List.of(
            contact(person, ContactRole.SECURITY_MANAGER, BERLIN),
            contact("Max Manager", ContactRole.CISO, BERLIN)),
        pack.reference(),
        pack.title(),
        MEETING,
        FROM,
        pack.firstDay(),
        TO,
        person,
        new MeetingPlace("https://meet.mdr.example/nordwind", title),
        pack.written(),
        List.of(new EmergingThreat(1, title, text, "https://cert.example/2027-04")),
        pack.incidents().stream().map(incident -> asked(incident, text)).toList(),
        pack.open().stream().map(incident -> asked(incident, text)).toList(),
        pack.acceptedRisks(),
        pack.periods(),
        pack.tasks().stream()
            .map(task ->
                new Task(task.kind(), title, task.owner(), task.days(), task.due(), task.late()))
            .toList(),
        new PromisesDue(
            pack.promises().counts(),
            List.of(
                new Promise(PromiseKind.OUR_ANSWERS, "Q-7: " + title, TO, null),
                new Promise(PromiseKind.CLIENT_DATES, "HARBOUR-INC-0002: " + title, TO, TO))),
        pack.questions().stream().map(question -> about(question, title)).toList(),
        pack.waiting().stream()
            .map(open -> new OpenQuestion(about(open.question(), title), open.due()))
            .toList(),
        points);
  }

  /** A quarter in which just these were reported. */
  static PackContents of(List<IncidentSummary> incidents) {
    return pack("Harbour Logistics", "en", BERLIN, WRITTEN, incidents, periods(), true);
  }

  static IncidentSummary as(IncidentSummary incident, Severity severity, IncidentStatus status) {
    return new IncidentSummary(
        incident.reference(),
        incident.client(),
        severity,
        incident.title(),
        status,
        incident.reportedAt(),
        status == IncidentStatus.CLOSED ? TO : null,
        incident.unanswered(),
        incident.clientTime(),
        incident.socTime(),
        incident.remindersSent(),
        status == IncidentStatus.RISK_ACCEPTED ? LocalDate.parse("2027-12-31") : null,
        incident.again(),
        incident.promise());
  }

  /** The client has promised a day for each, and it has passed. */
  static PackContents withBrokenPromises(PackContents pack) {
    return new PackContents(
        pack.client(),
        pack.language(),
        pack.zone(),
        pack.contacts(),
        pack.reference(),
        pack.title(),
        pack.start(),
        pack.from(),
        pack.firstDay(),
        pack.to(),
        pack.analyst(),
        pack.place(),
        pack.written(),
        pack.threats(),
        pack.incidents(),
        pack.open(),
        pack.acceptedRisks(),
        pack.periods(),
        pack.tasks(),
        new PromisesDue(
            pack.promises().counts(),
            pack.incidents().stream()
                .map(incident -> new Promise(
                    PromiseKind.CLIENT_DATES,
                    "%s: %s".formatted(incident.reference(), incident.title()),
                    TO,
                    null))
                .toList()),
        pack.questions(),
        pack.waiting(),
        pack.points());
  }

  /** With this title, and this text where it has one. */
  static IncidentSummary told(IncidentSummary incident, String title, String text) {
    return new IncidentSummary(
        incident.reference(),
        incident.client(),
        incident.severity(),
        title,
        incident.status(),
        incident.reportedAt(),
        incident.closedAt(),
        incident.unanswered(),
        incident.clientTime(),
        incident.socTime(),
        incident.remindersSent(),
        incident.acceptedUntil(),
        incident.again() == null
            ? null
            : new AskedAgain(incident.again().because(), incident.again().at(), text),
        incident.promise());
  }

  private static IncidentSummary asked(IncidentSummary incident, String text) {
    return told(incident, incident.title(), text);
  }

  private static QuestionSummary about(QuestionSummary question, String subject) {
    return new QuestionSummary(
        question.reference(),
        question.client(),
        subject,
        question.by(),
        question.incidentReference(),
        question.queue(),
        question.status(),
        question.askedAt(),
        question.answeredAt(),
        question.closedAt());
  }

  static PackContents japanese() {
    return pack(
        "東京海運株式会社",
        "ja",
        ZoneId.of("Asia/Tokyo"),
        new Preparation("今期は遠隔操作ツールの悪用が目立ちました。", "不審な連絡の見分け方", "管理者に二要素認証を必須としてください。", null, null),
        incidents(7, "配車担当者の端末で不明な遠隔操作ツールを検出"),
        periods(),
        true);
  }

  private static PackContents pack(
      String client,
      String language,
      ZoneId zone,
      Preparation written,
      List<IncidentSummary> incidents,
      List<Figures> periods,
      boolean more) {
    PackIncidents shown = PackIncidents.of(
        incidents,
        with(
            incidents,
            IncidentStatus.AWAITING_CLIENT,
            IncidentStatus.AWAITING_SOC,
            IncidentStatus.RISK_ACCEPTED));
    return new PackContents(
        client,
        language,
        zone,
        List.of(contact("Max Manager", ContactRole.SECURITY_MANAGER, zone)),
        "TR-HARBOUR-2027-02",
        "Q2 2027",
        MEETING,
        FROM,
        FROM.atZone(zone).toLocalDate(),
        TO,
        "Ann Analyst",
        PLACE,
        written,
        more
            ? List.of(new EmergingThreat(
                1, "Fake help desks", "Your drivers get calls.", "https://cert.example/2027-04"))
            : List.of(),
        shown.reported(),
        shown.open(),
        shown.accepted(),
        periods,
        more
            ? List.of(
                new Task(
                    TaskKind.ACTION_POINT,
                    "Train the dispatchers",
                    Owner.CLIENT,
                    91,
                    LocalDate.parse("2027-05-01"),
                    true),
                new Task(
                    TaskKind.IMPROVEMENT,
                    "Send us the proxy’s log",
                    Owner.PROVIDER,
                    1,
                    null,
                    false))
            : List.of(),
        promises(more ? 4 : 0, more ? 3 : 0),
        more
            ? List.of(new QuestionSummary(
                "Q-17",
                "HARBOUR",
                "Can you watch our proxy?",
                "max@harbour.example",
                null,
                Queue.THREAT_REVIEW,
                QuestionStatus.CLOSED,
                FROM,
                FROM.plus(Duration.ofDays(1)),
                TO))
            : List.of(),
        more
            ? List.of(new OpenQuestion(
                new QuestionSummary(
                    "Q-18",
                    "HARBOUR",
                    "Which of our logs do you keep?",
                    "max@harbour.example",
                    null,
                    Queue.THREAT_REVIEW,
                    QuestionStatus.OPEN,
                    FROM,
                    null,
                    null),
                FROM.plus(Duration.ofDays(2))))
            : List.of(),
        more
            ? List.of(new AgendaView.Item(
                java.util.UUID.randomUUID(),
                AgendaKind.CLIENT_POINT,
                null,
                "Phishing",
                "Phishing\nWhat can we do about it?",
                "max@harbour.example",
                null,
                null,
                null,
                null,
                null,
                null))
            : List.of());
  }

  private static PromisesDue promises(int made, int kept) {
    Map<PromiseKind, PromisesDue.Count> counts = new EnumMap<>(PromiseKind.class);
    for (PromiseKind kind : PromiseKind.values()) {
      counts.put(kind, new PromisesDue.Count(made, kept));
    }
    return new PromisesDue(
        counts,
        made == kept
            ? List.of()
            : List.of(
                new Promise(PromiseKind.OUR_ANSWERS, "Q-7: Which logs do we keep?", TO, null),
                new Promise(PromiseKind.OUR_PACKS, "Q1 2027", FROM, FROM.plusSeconds(90_000)),
                new Promise(PromiseKind.CLIENT_DATES, "HARBOUR-INC-0002: Odd login", TO, TO)));
  }

  private static List<Figures> periods() {
    return List.of(
        new Figures("Q2 2026", 4, Duration.ofHours(40), Duration.ofDays(16)),
        new Figures("Q3 2026", 6, Duration.ofMinutes(1710), Duration.ofDays(12)),
        new Figures("Q4 2026", 0, null, null),
        new Figures("Q1 2027", 9, Duration.ofHours(21), Duration.ofHours(190)),
        new Figures("Q2 2027", 5, Duration.ofHours(14), Duration.ofHours(130)));
  }

  private static List<IncidentSummary> incidents(int number, String title) {
    IncidentStatus[] states = {
      IncidentStatus.CLOSED,
      IncidentStatus.AWAITING_CLIENT,
      IncidentStatus.RISK_ACCEPTED,
      IncidentStatus.AWAITING_SOC
    };
    return IntStream.range(0, number)
        .mapToObj(i -> {
          IncidentStatus state = states[i % states.length];
          Instant reported = FROM.plus(Duration.ofHours(9L * i));
          return new IncidentSummary(
              "HARBOUR-INC-%04d".formatted(i + 1),
              "HARBOUR",
              Severity.values()[i % 3 + (i % 5 == 0 ? 1 : 0)],
              title,
              state,
              reported,
              state == IncidentStatus.CLOSED ? reported.plus(Duration.ofDays(3)) : null,
              i % 4 == 1,
              Duration.ofMinutes(95L * i),
              Duration.ofMinutes(40L * i),
              i % 4,
              state == IncidentStatus.RISK_ACCEPTED ? LocalDate.parse("2027-12-31") : null,
              state == IncidentStatus.AWAITING_CLIENT && i % 8 == 1
                  ? new AskedAgain(
                      FollowUpNote.Kind.STILL_PRESENT, reported, "The task starts it again.")
                  : null,
              state == IncidentStatus.AWAITING_CLIENT && i % 16 == 13
                  ? new ClientPromise(LocalDate.parse("2027-04-15"), true)
                  : null);
        })
        .toList();
  }

  private static List<IncidentSummary> with(
      List<IncidentSummary> incidents, IncidentStatus... states) {
    return incidents.stream()
        .filter(incident -> List.of(states).contains(incident.status()))
        .toList();
  }

  private static Contact contact(String name, ContactRole role, ZoneId zone) {
    return new Contact(name, "max@harbour.example", null, role, 1, true, "en", zone);
  }
}
