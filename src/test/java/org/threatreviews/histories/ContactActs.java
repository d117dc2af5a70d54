package org.threatreviews.histories;

import static org.threatreviews.histories.Stage.CLIENT;
import static org.threatreviews.histories.Stage.CONTACTS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.threatreviews.improvement.ActionReport;
import org.threatreviews.improvement.ActionResult;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.AcceptanceRequest;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.correction.ReportCorrection;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.review.ReviewSummary;

/** What the 24/7 service reports and corrects, and what contacts answer, ask and do. */
final class ContactActs {

  private static final int MOST_INCIDENTS = 3;
  private static final int MOST_QUESTIONS = 2;
  private static final int MOST_IMPROVEMENTS = 2;

  private static final List<String> WORDS = List.of("This is what we did.", "Please have a look.");
  private static final List<Integer> PROMISE_DAYS = List.of(1, 7, 30, 90);
  private static final List<Integer> ACCEPTANCE_DAYS = List.of(10, 60, 300);

  /** Mostly now; sometimes an hour or days ago, or ahead as clocks may differ. */
  private static final List<Duration> DATED = List.of(
      Duration.ZERO,
      Duration.ZERO,
      Duration.ofHours(-1),
      Duration.ofDays(-20),
      Duration.ofMinutes(75),
      Duration.ofDays(300));

  private final Stage stage;
  private final Cast cast;
  private final Requests requests;
  private final List<String> incidents = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private int improvements;

  ContactActs(Stage stage, Requests requests) {
    this.stage = stage;
    this.cast = stage.cast();
    this.requests = requests;
  }

  List<String> incidents() {
    return incidents;
  }

  List<String> questions() {
    return questions;
  }

  void report(Act act) {
    if (incidents.size() == MOST_INCIDENTS) {
      return;
    }
    String reference = "SIR-" + (incidents.size() + 1);
    Severity severity = Severity.values()[act.which() % Severity.values().length];
    Instant dated = stage.now().plus(Act.pick(DATED, act.how()));
    IncidentReport report = new IncidentReport(
        CLIENT,
        reference,
        severity,
        "Beaconing to a known server",
        "A workstation talks to a command and control server.",
        "Isolate the workstation.",
        "ws-" + act.who() % 2,
        null,
        dated);
    if (stage.attempt(
        "%s %s is reported, dated %s".formatted(severity, reference, dated),
        () -> cast.incidents().report(report))) {
      incidents.add(reference);
    }
  }

  void feedback(Act act) {
    if (incidents.isEmpty()) {
      return;
    }
    String reference = Act.pick(incidents, act.which());
    String by = Act.pick(CONTACTS, act.who());
    FeedbackOutcome outcome = FeedbackOutcome.values()[act.how() % FeedbackOutcome.values().length];
    int option = act.how() / FeedbackOutcome.values().length;
    LocalDate today = stage.todayOfClient();
    String words = Act.pick(WORDS, option);
    Feedback feedback = switch (outcome) {
      case MITIGATED, NEED_HELP -> new Feedback(outcome, by, words, null, null, null, null);
      case IN_PROGRESS ->
        new Feedback(
            outcome, by, words, null, today.plusDays(Act.pick(PROMISE_DAYS, option)), null, null);
      case RISK_ACCEPTED ->
        new Feedback(
            outcome,
            by,
            words,
            today.plusDays(Act.pick(ACCEPTANCE_DAYS, option)),
            null,
            "Legacy machine",
            null);
    };
    int before = cast.incidents().get(reference).feedback().size();
    stage.attempt("%s says %s about %s".formatted(by, outcome, reference), () -> {
      if (cast.incidents().giveFeedback(reference, feedback).feedback().size() > before) {
        requests.given(reference, by, outcome, words);
      }
    });
  }

  void askForAcceptance(Act act) {
    if (incidents.isEmpty()) {
      return;
    }
    String reference = Act.pick(incidents, act.which());
    String by = Act.pick(CONTACTS, act.who());
    String to = Act.pick(CONTACTS, act.how());
    stage.attempt(
        "%s asks %s to accept the risk of %s".formatted(by, to, reference),
        () ->
            cast.incidents().askForAcceptance(reference, new AcceptanceRequest(by, to, "Please")));
  }

  void withdrawAcceptance(Act act) {
    if (incidents.isEmpty()) {
      return;
    }
    String reference = Act.pick(incidents, act.which());
    String by = Act.pick(CONTACTS, act.who());
    stage.attempt(
        "%s withdraws the acceptance of %s".formatted(by, reference),
        () -> cast.incidents().withdrawAcceptance(reference, by, "No longer acceptable"));
  }

  void takeBack(Act act) {
    if (incidents.isEmpty()) {
      return;
    }
    String reference = Act.pick(incidents, act.which());
    List<GivenFeedback> asked = cast.incidents().get(reference).requests();
    if (asked.isEmpty()) {
      return;
    }
    GivenFeedback request = Act.pick(asked, act.how());
    if (act.who() % 4 == 3) {
      stage.attempt(
          "a lead takes %s of %s back".formatted(request.outcome(), request.givenBy()), () -> {
            cast.takenBack()
                .takeBack(reference, request.givenBy(), request.outcome(), "By phone", "lead");
            requests.takenBack(reference, request);
          });
      return;
    }
    String by = Act.pick(CONTACTS, act.who());
    stage.attempt(
        "%s takes %s of %s back".formatted(by, request.outcome(), request.givenBy()), () -> {
          if (cast.takenBack()
              .takeBackByContact(
                  reference, request.givenBy(), request.outcome(), "No longer needed", by)) {
            requests.takenBack(reference, request);
          }
        });
  }

  void correct(Act act) {
    if (incidents.isEmpty()) {
      return;
    }
    String reference = Act.pick(incidents, act.which());
    ReportCorrection correction = switch (act.how() % 6) {
      case 0 -> new ReportCorrection(ReportCorrection.Kind.WITHDRAW, null, null, "A false alarm");
      case 1 ->
        new ReportCorrection(
            ReportCorrection.Kind.MERGE, null, Act.pick(incidents, act.who()), "The same");
      default ->
        new ReportCorrection(
            ReportCorrection.Kind.SEVERITY,
            Severity.values()[act.who() % Severity.values().length],
            null,
            "We know more now");
    };
    stage.attempt("the SOC corrects %s: %s".formatted(reference, correction), () -> {
      if (cast.corrections().correct(reference, correction, "soc")) {
        requests.corrected(reference, correction);
      }
    });
  }

  void ask(Act act) {
    if (questions.size() == MOST_QUESTIONS) {
      return;
    }
    String reference = "Q-" + (questions.size() + 1);
    String about =
        act.how() % 2 == 0 || incidents.isEmpty() ? null : Act.pick(incidents, act.which());
    NewQuestion question = new NewQuestion(
        CLIENT,
        reference,
        "Do you need our logs?",
        "We have a new gateway.",
        Act.pick(CONTACTS, act.who()),
        about);
    if (stage.attempt(
        "%s is asked%s".formatted(reference, about == null ? "" : " about " + about),
        () -> cast.questions().ask(question))) {
      questions.add(reference);
    }
  }

  void reply(Act act) {
    if (questions.isEmpty()) {
      return;
    }
    String reference = Act.pick(questions, act.which());
    String by = Act.pick(CONTACTS, act.who());
    if (act.how() % 2 == 0) {
      stage.attempt(
          "%s confirms the answer to %s".formatted(by, reference),
          () -> cast.questions().confirm(reference, by));
    } else {
      stage.attempt(
          "%s reopens %s".formatted(by, reference),
          () -> cast.questions().reopen(reference, by, "It still fails."));
    }
  }

  void propose(Act act) {
    if (improvements == MOST_IMPROVEMENTS) {
      return;
    }
    improvements++;
    Owner owner = Owner.values()[act.who() % Owner.values().length];
    LocalDate target = act.how() % 4 == 0 ? null : stage.today().plusDays(1 + act.which() * 9L);
    stage.attempt(
        "an improvement of the %s is proposed, due %s".formatted(owner, target),
        () -> cast.improvements()
            .propose(
                new NewImprovement(
                    CLIENT, "Improvement " + improvements, "Gap", owner, target, "Onboarding"),
                "analyst"));
  }

  void raisePoint(Act act) {
    List<String> open = cast.programme().reviewsOf(CLIENT).stream()
        .filter(review -> review.status().name().matches("PLANNED|PUBLISHED"))
        .map(ReviewSummary::reference)
        .limit(2)
        .toList();
    if (open.isEmpty()) {
      return;
    }
    String review = Act.pick(open, act.which());
    String by = Act.pick(CONTACTS, act.who());
    stage.attempt(
        "%s wants to talk about something in %s".formatted(by, review),
        () -> cast.agenda().raise(review, by, "Our new office, part " + act.how()));
  }

  void doAction(Act act) {
    List<String> open = cast.jdbc()
        .sql("select key from open_action where owner = 'CLIENT' order by title, key")
        .query(String.class)
        .list();
    if (open.isEmpty()) {
      return;
    }
    String key = Act.pick(open, act.which());
    ActionReport report = act.how() % 2 == 0
        ? new ActionReport(ActionResult.DONE, null, null)
        : new ActionReport(ActionResult.DECLINED, "No budget", null);
    stage.attempt(
        "a contact says %s of an action".formatted(report.result()),
        () -> cast.actions().answer(key, report, Act.pick(CONTACTS, act.who())));
  }
}
