package org.threatreviews.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.threatreviews.client.Subscription;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Statements;

/** What a review costs the database does not grow with what there is to talk about. */
@ProcessTest
class ReviewStatementsTest {

  @Autowired
  ReviewDriver driver;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  ReviewAgenda reviewAgenda;

  @Autowired
  Improvements improvements;

  @Autowired
  MockMvc http;

  @BeforeEach
  void startAReview() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @AfterEach
  void resetPool() {
    driver.registerPool();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/reviews/TR-NORD-2027-01/draft",
        "/reviews/TR-NORD-2027-01/meeting",
        "/api/v1/reviews/TR-NORD-2027-01/agenda",
      })
  void readsAsOftenForMuchAsForLittle(String path) throws Exception {
    bringUp(1);
    read(path);
    long little = Statements.of(() -> read(path));

    for (int number = 2; number < 12; number++) {
      bringUp(number);
    }

    assertThat(Statements.of(() -> read(path))).isEqualTo(little).isPositive();
  }

  /** An incident, an improvement and an agenda point with an action. */
  private void bringUp(int number) {
    driver.reportIncident("INC-" + number, "Beaconing " + number);
    improvements.propose(
        new NewImprovement(
            ReviewDriver.CLIENT,
            "Onboard proxy " + number,
            "We don't see it.",
            Owner.SOC,
            LocalDate.parse("2027-06-30"),
            null),
        "analyst");
    String point = "Point " + number;
    reviewAgenda.raise(ReviewDriver.FIRST, ReviewDriver.MANAGER, point);
    AgendaView.Item item = reviewAgenda.of(ReviewDriver.FIRST).items().stream()
        .filter(known -> known.title().equals(point))
        .findFirst()
        .orElseThrow();
    driver.decide(item.id(), AgendaOutcome.ACTION_AGREED);
  }

  private void read(String path) throws Exception {
    http.perform(get(path).with(user("analyst").authorities(new SimpleGrantedAuthority("analyst"))))
        .andExpect(status().isOk());
  }
}
