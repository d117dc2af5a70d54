package org.threatreviews.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever several contacts say in whatever order, each contact's last word counts. Recomputed here
 * from the whole of what was said, without looking at what was open in between.
 */
class OpenWorkTest {

  private static final Instant START = Instant.parse("2026-12-01T08:00:00Z");
  private static final String CISO = "ciso@nord.example";

  private record Said(String by, FeedbackOutcome outcome) {

    @Override
    public String toString() {
      return by.substring(0, by.indexOf('@')) + " " + outcome;
    }
  }

  private static final List<Said> ALL = Stream.of("anna@nord.example", "ben@nord.example", CISO)
      .flatMap(by -> Stream.of(FeedbackOutcome.values()).map(outcome -> new Said(by, outcome)))
      .filter(
          said -> said.outcome() != FeedbackOutcome.RISK_ACCEPTED || said.by().equals(CISO))
      .toList();

  @TestFactory
  Stream<DynamicTest> eachContactsLastWordCounts() {
    return ALL.stream()
        .map(first -> DynamicTest.dynamicTest(first + " first", () -> {
          check(List.of(first));
          for (Said second : ALL) {
            check(List.of(first, second));
            for (Said third : ALL) {
              check(List.of(first, second, third));
              for (Said fourth : ALL) {
                check(List.of(first, second, third, fourth));
              }
            }
          }
        }));
  }

  private static void check(List<Said> story) {
    Incident incident = told(story);

    Map<String, FeedbackOutcome> lastWords = new LinkedHashMap<>();
    boolean accepted = false;
    for (Said said : story) {
      if (said.outcome() != lastWords.get(said.by())) {
        lastWords.remove(said.by()); // whoever says something new stands at the end of the queue
        lastWords.put(said.by(), said.outcome());
      }
      accepted = said.outcome() == FeedbackOutcome.RISK_ACCEPTED
          || accepted && !(said.by().equals(CISO) && said.outcome() == FeedbackOutcome.IN_PROGRESS);
    }
    List<Said> wanted = new ArrayList<>();
    lastWords.forEach((by, outcome) -> {
      if (outcome == FeedbackOutcome.NEED_HELP || outcome == FeedbackOutcome.MITIGATED) {
        wanted.add(new Said(by, outcome));
      }
    });
    assertThat(incident.answers().requests())
        .as("%s", story)
        .extracting(request -> new Said(request.givenBy(), request.outcome()))
        .isEqualTo(wanted);
    assertThat(incident.acceptedUntil() != null)
        .as("acceptance after %s", story)
        .isEqualTo(accepted);
    assertThat(incident.status())
        .as("%s", story)
        .isEqualTo(
            !wanted.isEmpty()
                ? IncidentStatus.AWAITING_SOC
                : accepted ? IncidentStatus.RISK_ACCEPTED : IncidentStatus.AWAITING_CLIENT);
    assertThat(incident.log().feedback()).hasSize(story.size());
  }

  @Test
  void aHelpRequestIsAnsweredWhateverColleaguesSay() {
    Incident incident = told(List.of(
        new Said("anna@nord.example", FeedbackOutcome.NEED_HELP),
        new Said("ben@nord.example", FeedbackOutcome.IN_PROGRESS),
        new Said("ben@nord.example", FeedbackOutcome.MITIGATED)));

    incident.answers().assisted("Pull the plug.", "soc", START.plusSeconds(60));
    assertThat(incident.status()).isEqualTo(IncidentStatus.AWAITING_SOC);

    incident.answers().verify(Verdict.STILL_PRESENT, "Beacons", "soc", START.plusSeconds(90));
    assertThat(incident.status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void oneFindingAnswersAllWhoSayThatItIsGone() {
    Incident incident = told(List.of(
        new Said("anna@nord.example", FeedbackOutcome.MITIGATED),
        new Said("ben@nord.example", FeedbackOutcome.NEED_HELP),
        new Said(CISO, FeedbackOutcome.MITIGATED)));

    incident.answers().verify(Verdict.STILL_PRESENT, "Beacons", "soc", START.plusSeconds(60));

    assertThat(incident.answers().requests())
        .extracting(GivenFeedback::outcome)
        .containsExactly(FeedbackOutcome.NEED_HELP);
  }

  private static Incident told(List<Said> story) {
    Incident incident = Incident.reported(
        new IncidentReport(
            "NORD", "SIR-1", Severity.HIGH, "Title", "Text", "Patch", null, null, START),
        START);
    incident.contactsNotified(START);
    for (int i = 0; i < story.size(); i++) {
      Said said = story.get(i);
      boolean accepts = said.outcome() == FeedbackOutcome.RISK_ACCEPTED;
      incident
          .answers()
          .receive(
              new GivenFeedback(
                  START.plusSeconds(i),
                  said.by(),
                  said.outcome(),
                  "words " + i,
                  accepts ? "Legacy" : null,
                  accepts ? LocalDate.parse("2027-01-31") : null,
                  said.outcome() == FeedbackOutcome.IN_PROGRESS
                      ? LocalDate.parse("2026-12-10")
                      : null,
                  null,
                  null),
              said.by().equals(CISO),
              Set.of(),
              "fingerprint " + i);
    }
    return incident;
  }
}
