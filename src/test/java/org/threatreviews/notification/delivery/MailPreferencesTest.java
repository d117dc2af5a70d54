package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailPreferences;
import org.threatreviews.notification.Mails;
import org.threatreviews.notification.OptOut;
import org.threatreviews.notification.OptOutSource;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.template.MailSamples;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.support.AtOnce;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;
import org.threatreviews.support.Statements;

/** It is a Tuesday, half past nine in Berlin, and mail may leave. */
@ProcessTest
class MailPreferencesTest {

  private static final String CLIENT = "NORTHWIND";
  private static final String MARIA = SampleClient.MARIA;
  private static final Pattern UNSUBSCRIBE = Pattern.compile("(?m)^List-Unsubscribe: (.*)$");

  @Autowired
  MailPreferences preferences;

  @Autowired
  Outbox outbox;

  @Autowired
  MailDispatchers dispatchers;

  @Autowired
  HeldMails held;

  @Autowired
  Mails mails;

  @Autowired
  Clients clients;

  @Autowired
  HistoryLines history;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  TestTime time;

  private final ScriptedMailServer server = new ScriptedMailServer();
  private MailDispatcher dispatcher;
  private int written;

  @BeforeEach
  void registerClients() {
    clients.register(SampleClient.of(CLIENT));
    clients.register(SampleClient.of("OTHER"));
    dispatcher = dispatchers.through(server.sender());
    at("2026-12-01T09:30");
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  @Test
  void whatIsSwitchedOffIsNotWrittenUntilItIsSwitchedOnAgain() {
    switchOff("review-minutes");

    assertThat(enqueue("review-minutes", null)).isFalse();
    assertThat(enqueue("review-pack", null)).as("another kind").isTrue();
    assertThat(enqueue("incident-reported", "HIGH")).as("mandatory").isTrue();
    assertThat(enqueue(CLIENT, SampleClient.CISO, "review-minutes", null))
        .as("somebody else")
        .isTrue();
    assertThat(enqueue("OTHER", MARIA, "review-minutes", null))
        .as("the same address as a contact of another client")
        .isTrue();

    preferences.replace(CLIENT, MARIA, List.of(), OptOutSource.TEAM);
    assertThat(enqueue("review-minutes", null)).isTrue();
  }

  @Test
  void newsThatACriticalIncidentIsClosedMayBeSwitchedOff() {
    switchOff("incident-closed");

    assertThat(enqueue("incident-closed", "CRITICAL")).isFalse();
    assertThat(enqueue("incident-reported", "CRITICAL")).isTrue();
  }

  @Test
  void upperAndLowerCaseOfAnAddressDoNotMatter() {
    preferences.switchOff(
        CLIENT, "MARIA@Northwind.EXAMPLE", List.of("review-pack"), OptOutSource.PAGE);

    assertThat(enqueue("review-pack", null)).isFalse();
    assertThat(preferences.switchedOff(CLIENT, "Maria@northwind.example"))
        .containsExactly("review-pack");
    assertThat(preferences.switchedOff(CLIENT))
        .containsExactly(new OptOut(MARIA, "review-pack", time.now(), OptOutSource.PAGE));
    assertThat(preferences.switchedOff("OTHER")).isEmpty();
  }

  @Test
  void asksForTheChoiceOnceAndOnlyWhereThereIsOne() throws Exception {
    enqueue("review-pack", null);
    enqueue("review-agenda-request", null);

    long mandatory = Statements.of(() -> enqueue("review-agenda-request", null));
    long optional = Statements.of(() -> enqueue("review-pack", null));

    assertThat(optional).isEqualTo(mandatory + 1);
  }

  @Test
  void theSameAgainIsNoChange() {
    assertThat(switchOff("review-pack")).isTrue();
    time.set(time.now().plusSeconds(60));
    assertThat(switchOff("review-pack")).isFalse();
    assertThat(preferences.replace(CLIENT, MARIA, List.of("review-pack"), OptOutSource.TEAM))
        .isFalse();
    assertThat(preferences.switchedOff(CLIENT))
        .extracting(OptOut::since)
        .containsExactly(time.now().minusSeconds(60));

    assertThat(preferences.replace(CLIENT, MARIA, List.of("review-minutes"), OptOutSource.TEAM))
        .isTrue();

    assertThat(history.of(CLIENT, DecisionSubject.CONTACT))
        .containsExactly(
            MARIA + " MAIL_SWITCHED_OFF by " + MARIA + ", PROCESS: review-pack",
            MARIA + " MAIL_SWITCHED_OFF by system, PROCESS: review-minutes",
            MARIA + " MAIL_SWITCHED_ON by system, PROCESS: review-pack");
  }

  @Test
  void whatNobodyMaySwitchOffIsRefusedAndNothingIsHalfDone() {
    refused("off", "mandatoryMail", CLIENT, MARIA, "review-pack", "incident-reported");
    refused("off", "unknownMail", CLIENT, MARIA, "review-pack", "weather");
    refused("off", "unknownMail", CLIENT, MARIA, "review-unprepared");
    refused("off", "unknownMail", CLIENT, MARIA, "digest");
    refused("off", "unknownMail", CLIENT, MARIA, "review-pack' or true --");
    refused("email", "contactOfClient", CLIENT, "nobody@northwind.example", "review-pack");
    assertThatExceptionOfType(UnknownReference.class)
        .isThrownBy(() ->
            preferences.switchOff("NOBODY", MARIA, List.of("review-pack"), OptOutSource.TEAM));

    assertThat(preferences.switchedOff(CLIENT)).isEmpty();
    assertThat(history.of(CLIENT, DecisionSubject.CONTACT)).isEmpty();
  }

  @Test
  void twoAtOnceSwitchOffOnce() throws Exception {
    AtOnce.Act act = () -> switchOff("review-pack");

    assertThat(AtOnce.run(act, act, act)).containsOnly(true);

    assertThat(history.of(CLIENT, DecisionSubject.CONTACT)).hasSize(1);
  }

  @Test
  void ofTwoChoicesAtOnceOneHoldsAsAWhole() throws Exception {
    Set<String> one = Set.of("incident-closed", "review-pack");
    Set<String> other = Set.of("question-closing-notice", "review-minutes", "review-reminder");
    for (int i = 0; i < 10; i++) {
      AtOnce.run(
          () -> preferences.replace(CLIENT, MARIA, one, OptOutSource.TEAM),
          () -> preferences.replace(CLIENT, MARIA, other, OptOutSource.TEAM));

      assertThat(preferences.switchedOff(CLIENT, MARIA)).isIn(one, other);
    }
  }

  @Test
  void choicesGoWithTheirClient() {
    switchOff("review-pack");

    jdbc.sql("delete from client where reference = :client")
        .param("client", CLIENT)
        .update();

    assertThat(preferences.switchedOff(CLIENT)).isEmpty();
  }

  @Test
  void whatWaitsToLeaveIsCalledBack() {
    enqueue("incident-closed", "LOW");
    enqueue("incident-reminder", "LOW");
    enqueue("review-reminder", null);
    enqueue(CLIENT, SampleClient.CISO, "incident-closed", "LOW");

    switchOff("incident-closed");

    assertThat(jdbc.sql("""
            select recipient || ' ' || template from mail_outbox where status = 'SUPERSEDED'
            """).query(String.class).list())
        .containsExactly(MARIA + " incident-closed");
  }

  @Test
  void theDayMailsDigestIsWrittenWithoutIt() {
    at("2026-12-01T18:00");
    enqueue("incident-closed", "LOW");
    enqueue("incident-reminder", "LOW");
    enqueue("review-reminder", null);
    at("2026-12-02T09:30");
    held.releaseDue();

    switchOff("incident-closed");
    dispatcher.dispatchDue();

    assertThat(server.accepted()).hasSize(1);
    assertThat(server.accepted().get(0).text())
        .contains("Reminder")
        .doesNotContain("is closed")
        .doesNotContain("List-Unsubscribe");
  }

  @Test
  void mailsThatMayBeSwitchedOffSayWhereInTheirHeader() {
    enqueue("review-pack", null);
    dispatcher.dispatchDue();
    at("2026-12-02T10:00");
    enqueue("review-agenda-request", null);
    dispatcher.dispatchDue();

    assertThat(headers()).hasSize(2);
    assertThat(headers().get(0))
        .containsPattern(
            "(?m)^List-Unsubscribe: <http://localhost:8080/c/[\\w-]{43}/unsubscribe/review-pack>$")
        .containsOnlyOnce("\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n");
    assertThat(headers().get(1)).doesNotContain("List-Unsubscribe");
  }

  @Test
  void nobodysNameLeadsElsewhere() {
    Client client = clients.get(CLIENT);
    Recipient recipient = Recipient.of(client, client.requireContact("to", MARIA));
    Recipient attacker = new Recipient(
        CLIENT,
        "Maria\r\nList-Unsubscribe: <https://evil.example>",
        MARIA,
        "en",
        recipient.timeZone(),
        recipient.country());
    transaction.executeWithoutResult(status -> outbox.enqueue(mail(attacker, "review-pack", null)));

    dispatcher.dispatchDue();

    assertThat(UNSUBSCRIBE.matcher(headers().get(0)).results().map(header -> header.group(1)))
        .singleElement(as(STRING))
        .startsWith("<http://localhost:8080/c/");
  }

  @Test
  void aSingleMailThatWaitedSaysSoToo() {
    at("2026-12-01T18:00");
    enqueue("review-reminder", null);
    at("2026-12-02T09:30");

    dispatcher.dispatchDue();

    Matcher header = UNSUBSCRIBE.matcher(headers().get(0));
    assertThat(header.find()).isTrue();
    assertThat(header.group(1)).endsWith("/unsubscribe/review-reminder>");
  }

  /** Of the mails that left, as they were sent. */
  private List<String> headers() {
    return server.accepted().stream()
        .map(mail -> mail.text().replace("\r\n", "\n"))
        .map(source -> source.substring(0, source.indexOf("\n\n") + 1))
        .toList();
  }

  private boolean switchOff(String event) {
    return preferences.switchOff(CLIENT, MARIA, List.of(event), OptOutSource.ONE_CLICK);
  }

  private void refused(String field, String rule, String client, String email, String... events) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> preferences.switchOff(client, email, List.of(events), OptOutSource.TEAM))
        .satisfies(refusal -> {
          assertThat(refusal.field()).isEqualTo(field);
          assertThat(refusal.rule()).isEqualTo(rule);
        });
  }

  private boolean enqueue(String template, String severity) {
    return enqueue(CLIENT, MARIA, template, severity);
  }

  private boolean enqueue(String clientReference, String to, String template, String severity) {
    Client client = clients.get(clientReference);
    Mail mail = mail(Recipient.of(client, client.requireContact("to", to)), template, severity);
    return Boolean.TRUE.equals(transaction.execute(status -> outbox.enqueue(mail)));
  }

  private Mail mail(Recipient recipient, String template, String severity) {
    Map<String, Object> model = new HashMap<>(new MailSamples().usual(template));
    model.remove("link");
    return new Mail(
        new MailKey(MailKind.ofTemplate(template).orElseThrow(), "x-" + ++written, 1),
        recipient,
        model,
        severity,
        new Mail.Link(LinkScope.CLIENT, recipient.clientReference()));
  }

  private void at(String local) {
    time.set(LocalDateTime.parse(local).atZone(SampleClient.BERLIN).toInstant());
  }
}
