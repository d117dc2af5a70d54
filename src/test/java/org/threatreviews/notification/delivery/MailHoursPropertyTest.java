package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.notification.Attachment;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.template.MailSamples;
import org.threatreviews.support.ClockChanges;
import org.threatreviews.support.ProcessTest;

/**
 * Whatever is written when, and whatever the mail server does: mail that is not urgent leaves within
 * its recipient's working hours only, none is lost, and nobody gets two such mails a day. In eight
 * zones, over a year with both clock changes; the hours are calculated here by other means.
 */
@ProcessTest
class MailHoursPropertyTest {

  /** Zones and countries; with half hours, both hemispheres and both sides of the date line. */
  private static final Map<String, String> ZONES = new LinkedHashMap<>();

  /** Public holidays on fixed days, some for each country; nobody gets mail on them. */
  private static final Map<String, Set<MonthDay>> HOLIDAYS = Map.of(
      "DE", days("--01-01", "--05-01", "--10-03", "--12-25", "--12-26"),
      "SE", days("--01-01", "--01-06", "--05-01", "--06-06", "--12-25", "--12-26"),
      "GB", days("--01-01", "--12-25"),
      "US", days("--01-01", "--07-04", "--11-11", "--12-25"),
      "JP", days("--01-01", "--02-11", "--04-29", "--05-03", "--11-03"),
      "AU", days("--01-01", "--04-25", "--12-25"),
      "IN", days("--01-26", "--08-15", "--10-02"),
      "NZ", days("--01-01", "--02-06", "--12-25"));

  private static final List<String> URGENT =
      List.of("review-cancelled", "review-new-date", "review-analyst-changed");

  private static final List<String> NOT_URGENT = List.of(
      "incident-reported",
      "incident-reminder",
      "incident-closed",
      "incident-acceptance-heads-up",
      "question-closing-notice",
      "review-reminder",
      "question-answer",
      "onboarding-welcome",
      "review-pack",
      "review-agenda-request",
      "review-minutes",
      "action-reminder");

  private static final int MAILS = 250;

  static {
    ZONES.put("Europe/Berlin", "DE");
    ZONES.put("Europe/Stockholm", "SE");
    ZONES.put("Europe/London", "GB");
    ZONES.put("America/New_York", "US");
    ZONES.put("Asia/Tokyo", "JP");
    ZONES.put("Australia/Sydney", "AU");
    ZONES.put("Asia/Kolkata", "IN");
    ZONES.put("Pacific/Auckland", "NZ");
  }

  @Autowired
  Outbox outbox;

  @Autowired
  MailDispatchers dispatchers;

  @Autowired
  Clients clients;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  TestTime time;

  @Autowired
  Clock clock;

  private final ScriptedMailServer server = new ScriptedMailServer();
  private final Map<String, Client> byAddress = new LinkedHashMap<>();
  private final Map<String, Instant> left = new HashMap<>();
  private MailDispatcher dispatcher;

  private static Set<MonthDay> days(String... days) {
    return Set.of(java.util.Arrays.stream(days).map(MonthDay::parse).toArray(MonthDay[]::new));
  }

  @BeforeEach
  void connect() {
    ZONES.forEach((zone, country) -> {
      String address = "eva@" + country.toLowerCase(java.util.Locale.ROOT) + ".example";
      byAddress.put(
          address,
          clients.register(new ClientRegistration(
              country,
              "Client in " + zone,
              country,
              "en",
              ZoneId.of(zone),
              Subscription.STANDARD,
              LocalDate.parse("2026-12-01"),
              LocalDate.parse("2027-11-30"),
              List.of(new Contact(
                  "Eva",
                  address,
                  null,
                  ContactRole.SECURITY_MANAGER,
                  1,
                  true,
                  "en",
                  ZoneId.of(zone))))));
    });
    dispatcher = dispatchers.through(server.sender());
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"1, 365", "2, 365", "3, 30", "4, 15"})
  void nothingThatMayWaitLeavesOutsideTheRecipientsHoursOrTwiceADay(long seed, int days) {
    Random random = new Random(seed);
    server.answers(command -> fault(random, command));

    for (Instant moment : moments(random, days)) {
      advanceTo(moment);
      write(random);
      dispatcher.dispatchDue();
      noteWhatLeft();
    }
    server.works();
    advanceTo(clock.instant().plus(Duration.ofDays(30)));

    assertThat(statuses()).as("nothing is lost, nothing is left").containsOnly("SENT");
    assertThat(server.accepted()).allSatisfy(mail -> {
      ZonedDateTime local = left.get(mail.messageId()).atZone(zoneOf(mail));
      if (!isUrgent(mail)) {
        assertThat(isWorkingTime(local, mail))
            .as("%s to %s", local, mail.recipient())
            .isTrue();
      }
    });
    assertThat(server.accepted())
        .filteredOn(mail -> templateOf(mail).equals("digest"))
        .as("there were digests")
        .hasSizeGreaterThan(5);
    assertThat(server.accepted())
        .filteredOn(mail -> !mayComeBesides(mail))
        .as("one mail a day")
        .hasSizeGreaterThan(50)
        .extracting(mail ->
            mail.recipient() + left.get(mail.messageId()).atZone(zoneOf(mail)).toLocalDate())
        .doesNotHaveDuplicates();
    assertThat(server.accepted())
        .filteredOn(mail -> mayComeBesides(mail) && !isUrgent(mail))
        .as("what is new and high")
        .allMatch(mail -> templateOf(mail).equals("incident-reported"))
        .extracting(mail ->
            mail.recipient() + left.get(mail.messageId()).atZone(zoneOf(mail)).toLocalDate())
        .doesNotHaveDuplicates();
  }

  private String templateOf(ScriptedMailServer.Received mail) {
    return jdbc.sql("select template from mail_outbox where message_id = :id")
        .param("id", mail.messageId())
        .query(String.class)
        .single();
  }

  private boolean mayComeBesides(ScriptedMailServer.Received mail) {
    return jdbc.sql("select urgent from mail_outbox where message_id = :id")
        .param("id", mail.messageId())
        .query(Boolean.class)
        .single();
  }

  /**
   * Random moments from December on; now and then several at once. And some on the days before, of
   * and after each change of the clocks.
   */
  private static List<Instant> moments(Random random, int days) {
    Instant begin = Instant.parse("2026-12-01T08:00:00Z");
    List<Instant> moments = new ArrayList<>();
    while (moments.size() < MAILS) {
      Instant moment =
          begin.plusSeconds(random.nextInt((int) Duration.ofDays(days).toSeconds()));
      int together = random.nextInt(4) == 0 ? 3 : 1;
      for (int n = 0; n < together; n++) {
        moments.add(moment);
      }
    }
    ZONES.keySet().stream()
        .map(ZoneId::of)
        .flatMap(zone -> ClockChanges.in(zone, Year.of(2027)).stream()
            .flatMap(day -> Stream.of(-1, 0, 1)
                .map(after -> day.plusDays(after)
                    .atTime(random.nextInt(24), random.nextInt(60))
                    .atZone(zone)
                    .toInstant())))
        .filter(moment -> moment.isBefore(begin.plus(Duration.ofDays(days))))
        .forEach(moments::add);
    return moments.stream().sorted().toList();
  }

  /** Nine of ten commands are answered as they should; the rest with what mail servers say. */
  private static String fault(Random random, String command) {
    synchronized (random) {
      if (random.nextInt(10) > 0) {
        return null;
      }
      if (command.equals(ScriptedMailServer.GREETING)) {
        return "421 too busy";
      }
      return command.startsWith("RCPT") && random.nextBoolean() ? "451 greylisted" : null;
    }
  }

  /** Goes through every moment at which the dispatcher has something to do. */
  private void advanceTo(Instant moment) {
    for (Instant next = dispatcher.nextDue().orElse(Instant.MAX);
        !next.isAfter(moment);
        next = dispatcher.nextDue().orElse(Instant.MAX)) {
      if (next.isAfter(clock.instant())) {
        time.set(next);
      }
      dispatcher.dispatchDue();
      noteWhatLeft();
    }
    time.set(moment);
  }

  private void noteWhatLeft() {
    server.accepted().forEach(mail -> left.putIfAbsent(mail.messageId(), clock.instant()));
  }

  private void write(Random random) {
    List<String> addresses = List.copyOf(byAddress.keySet());
    String address;
    String template;
    boolean critical;
    boolean withFile;
    synchronized (random) {
      withFile = random.nextInt(12) == 0;
      address = addresses.get(random.nextInt(addresses.size()));
      critical = random.nextInt(20) == 0;
      template = critical || random.nextInt(10) > 0
          ? NOT_URGENT.get(critical ? 0 : random.nextInt(NOT_URGENT.size()))
          : URGENT.get(random.nextInt(URGENT.size()));
    }
    Client client = byAddress.get(address);
    Map<String, Object> model = new HashMap<>(new MailSamples().usual(template));
    model.remove("link");
    transaction.executeWithoutResult(status -> outbox.enqueue(new Mail(
        new MailKey(
            MailKind.ofTemplate(template).orElseThrow(),
            "%s-%d".formatted(client.reference(), rowsWritten() + 1),
            1),
        Recipient.of(client, client.requireContact("to", address)),
        model,
        critical ? "CRITICAL" : random.nextBoolean() ? "HIGH" : "MEDIUM",
        new Mail.Link(LinkScope.CLIENT, client.reference()),
        null,
        withFile
            ? List.of(new Attachment("pack.pdf", "application/pdf", new byte[] {1}))
            : List.of())));
  }

  private int rowsWritten() {
    return jdbc.sql("select count(*) from mail_outbox where template <> 'digest'")
        .query(Integer.class)
        .single();
  }

  private List<String> statuses() {
    return jdbc.sql("select status from mail_outbox").query(String.class).list();
  }

  private boolean isUrgent(ScriptedMailServer.Received mail) {
    return jdbc.sql("select template, leave_before is null from mail_outbox where message_id = :id")
        .param("id", mail.messageId())
        .query((row, n) -> URGENT.contains(row.getString(1))
            || (row.getString(1).equals("incident-reported") && row.getBoolean(2)))
        .single();
  }

  private ZoneId zoneOf(ScriptedMailServer.Received mail) {
    return byAddress.get(mail.recipient()).timeZone();
  }

  private boolean isWorkingTime(ZonedDateTime local, ScriptedMailServer.Received mail) {
    DayOfWeek day = local.getDayOfWeek();
    LocalTime at = local.toLocalTime();
    String country = byAddress.get(mail.recipient()).country();
    return day != DayOfWeek.SATURDAY
        && day != DayOfWeek.SUNDAY
        && !at.isBefore(LocalTime.of(9, 0))
        && at.isBefore(LocalTime.of(17, 0))
        && !HOLIDAYS.get(country).contains(MonthDay.from(local));
  }
}
