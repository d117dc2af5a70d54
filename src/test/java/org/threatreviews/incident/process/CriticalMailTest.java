package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.support.ProcessTest;

/** A mail about a critical incident says at which number the client reaches us at any hour. */
@ProcessTest
class CriticalMailTest {

  private static final String HOTLINE = "+49 30 5550112";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Autowired
  FollowUpDriver driver;

  @Autowired
  Clients clients;

  @Autowired
  IncidentFollowUp followUp;

  @Autowired
  ReportCorrections corrections;

  @Autowired
  JdbcClient jdbc;

  record Written(String subject, String text, String html) {}

  @ParameterizedTest
  @CsvSource({
    "en, 'call our hotline at any hour: ', One answer is enough.",
    "de, 'rufen Sie unsere Hotline an, rund um die Uhr: ', Eine Antwort genügt.",
    "sv, 'ring vår jourtelefon, öppen dygnet runt: ', Det räcker att en av er svarar.",
    "ja, 'ホットラインにお電話ください：', ご回答はどなたかお一人からで結構です。"
  })
  void theReportNamesItAndAllWhoGetItInTheReadersLanguage(
      String language, String words, String oneIsEnough) {
    register(language);
    followUp.report(FollowUpDriver.report("WORLD", "SIR-1", Severity.CRITICAL, driver.now()));
    driver.runDue();

    assertThat(mails()).as("engineer and CISO at once").hasSize(2).allSatisfy(mail -> {
      assertThat(mail.text().replaceAll("\\s", ""))
          .contains("ErnaEngineer,ClaraCiso", oneIsEnough.replace(" ", ""));
      assertThat(oneLine(mail.text())).contains(words + HOTLINE);
      assertThat(mail.text()).as("the number in one line").contains(HOTLINE);
      assertThat(mail.html()).contains(words + HOTLINE);
    });
  }

  @Test
  void everyMailAboutACriticalIncidentNamesItAndNoOther() {
    driver.registerClient();
    driver.reportAndNotify(Severity.HIGH);
    assertThat(mails()).isNotEmpty().noneMatch(mail -> mail.text().contains(HOTLINE));

    corrections.changeSeverity(FollowUpDriver.INCIDENT, Severity.CRITICAL, "Ransomware", "soc");
    driver.runDue();
    driver.advanceTo("2026-12-02T12:00");
    driver.give(FeedbackOutcome.NEED_HELP);
    driver.runDue();
    driver.complete(
        IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT, java.util.Map.of("notes", "Pull the plug."));
    corrections.withdraw(FollowUpDriver.INCIDENT, "False alarm", "soc");
    driver.runDue();

    Stream<Written> later =
        mails().stream().filter(mail -> !mail.subject().contains("high severity"));
    assertThat(later)
        .hasSizeGreaterThan(3)
        .allSatisfy(mail -> assertThat(mail.text()).as(mail.subject()).contains(HOTLINE));
  }

  private void register(String language) {
    clients.register(new ClientRegistration(
        "WORLD",
        "World AG",
        "DE",
        language,
        BERLIN,
        Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2027-11-30"),
        List.of(
            contact("Erna Engineer", ContactRole.ENGINEER, 1, language),
            contact("Clara Ciso", ContactRole.CISO, 2, language))));
  }

  private static Contact contact(String name, ContactRole role, int level, String language) {
    return new Contact(
        name,
        name.replace(' ', '.').toLowerCase(Locale.ROOT) + "@world.example",
        "+49 30 " + level,
        role,
        level,
        true,
        language,
        BERLIN);
  }

  private List<Written> mails() {
    return jdbc.sql("select subject, body, body_html from mail_outbox order by created_at, id")
        .query((row, n) -> new Written(
            row.getString("subject"), row.getString("body"), row.getString("body_html")))
        .list();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
