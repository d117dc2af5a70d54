package org.threatreviews.access.rights;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgreedAction;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.SampleClient;

/** Two clients, Nord and Sued, of which Nord has one of each kind of thing. */
@Component
public class TwoClients {

  private final ReviewDriver driver;
  private final Clients clients;
  private final Questions questions;
  private final ReviewAgenda agenda;
  private final ActionPoints actionPoints;
  private final Improvements improvements;

  TwoClients(
      ReviewDriver driver,
      Clients clients,
      Questions questions,
      ReviewAgenda agenda,
      ActionPoints actionPoints,
      Improvements improvements) {
    this.driver = driver;
    this.clients = clients;
    this.questions = questions;
    this.agenda = agenda;
    this.actionPoints = actionPoints;
    this.improvements = improvements;
  }

  /** References of what Nord has, by kinds as addresses name them. */
  public Map<String, String> create() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    clients.register(SampleClient.of("SUED"));
    driver.planAndStart();
    driver.reportIncident("INC-1", "Beaconing");
    questions.ask(new NewQuestion(
        "NORD", "Q-1", "Do you need it?", "The new log.", ReviewDriver.MANAGER, null));
    agenda.raise(ReviewDriver.FIRST, ReviewDriver.MANAGER, "Phishing");
    driver.meet();
    agenda.decide(
        ReviewDriver.FIRST,
        agenda.of(ReviewDriver.FIRST).items().get(0).id(),
        new AgendaDecision(
            AgendaOutcome.ACTION_AGREED,
            null,
            new AgreedAction("Train staff", Owner.CLIENT, LocalDate.parse("2027-06-30"))),
        "analyst");
    improvements.submit(
        new NewImprovement("NORD", "Log DNS", null, Owner.CLIENT, null, null, null, null, null));
    return Map.of(
        "clients",
        "NORD",
        "incidents",
        "INC-1",
        "questions",
        "Q-1",
        "reviews",
        ReviewDriver.FIRST,
        "improvements",
        String.valueOf(improvements.of("NORD").get(0).id()),
        "action-points",
        actionPoints.openOf("NORD").get(0).id().toString());
  }
}
