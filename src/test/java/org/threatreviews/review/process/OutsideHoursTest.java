package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.support.ProcessTest;

/**
 * Where the working hours of both sides don't overlap, a meeting may lie outside the client's; then
 * both sides are told.
 */
@ProcessTest
class OutsideHoursTest {

  private static final String YOURS = "outside your business hours";

  @Autowired
  ReviewDriver driver;

  @Autowired
  Clients clients;

  @Autowired
  MeetingMoves moves;

  @Autowired
  JdbcClient jdbc;

  /** Reviews are planned on Wednesdays at ten in Berlin; one moves to a Thursday at three there. */
  @ParameterizedTest
  @CsvSource({
    "DE, Europe/Berlin,       false, false",
    "FI, Europe/Helsinki,     false, false",
    "JP, Asia/Tokyo,          true,  true",
    "AU, Australia/Sydney,    true,  true",
    "IN, Asia/Kolkata,        false, true",
    "US, America/New_York,    true,  false",
    "US, America/Los_Angeles, true,  true"
  })
  void bothSidesAreTold(String country, ZoneId zone, boolean plan, boolean move) {
    driver.registerPool();
    clients.register(new ClientRegistration(
        ReviewDriver.CLIENT,
        "Far Away",
        country,
        "en",
        zone,
        Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2027-11-30"),
        List.of(new Contact(
            "Max Manager",
            ReviewDriver.MANAGER,
            "+49 30 5550104",
            ContactRole.SECURITY_MANAGER,
            1,
            true,
            "en",
            zone))));
    driver.planAndStart();
    assertThat(driver.plan()).isNotEmpty();

    moves.move(ReviewDriver.SECOND, ReviewDriver.berlin("2027-05-20T15:00"));
    driver.runDue();

    assertThat(texts("review-new-date"))
        .as("to the client")
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text.contains(YOURS)).isEqualTo(move));
    assertThat(texts("review-new-date-analyst"))
        .as("to the analyst")
        .isNotEmpty()
        .allSatisfy(text ->
            assertThat(text.contains("outside business hours at the client")).isEqualTo(move));
    driver.advanceTo("2027-02-05T18:00");
    assertThat(texts("review-agenda-request"))
        .as("with the agenda's request")
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text.contains(YOURS)).isEqualTo(plan));
  }

  private List<String> texts(String template) {
    return jdbc.sql("select regexp_replace(body, '\\s+', ' ', 'g') from mail_outbox"
            + " where template = :template")
        .param("template", template)
        .query(String.class)
        .list();
  }
}
