package org.threatreviews.notification.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threatreviews.support.Thoroughness;

/** What mail systems write, and what we read in it. */
class BounceTest {

  private static final String OURS = "<7d1c2f4e-0000-4000-8000-000000000001@mdr.example>";
  private static final String RETURNED = "Message-ID: " + OURS + "\nSubject: Hello\n\nHello\n";
  private static final String FAILED =
      "Reporting-MTA: dns; relay.example\n\nFinal-Recipient: rfc822; eva@nord.example\n"
          + "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 No such user\n";

  static List<BounceCorpus.Sample> corpus() {
    return BounceCorpus.samples();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("corpus")
  void knowsTheMailSystemsOfTheWorld(BounceCorpus.Sample sample) throws MessagingException {
    Bounce bounce = Bounce.of(sample.message());

    assertThat(bounce.kind()).isEqualTo(sample.expected());
    if (sample.expected() == Bounce.Kind.FAILED || sample.expected() == Bounce.Kind.DELAYED) {
      assertThat(bounce.copy().ids()).contains(sample.messageId());
      assertThat(bounce.addressees()).contains(sample.recipient());
      assertThat(bounce.reason()).isNotBlank().doesNotContain("\0", "\n", "\u0007");
    }
    if (sample.expected() == Bounce.Kind.AUTO_REPLY || sample.expected() == Bounce.Kind.CHALLENGE) {
      assertThat(bounce.copy().ids()).containsExactly(sample.messageId());
    }
  }

  @Test
  void theCorpusIsLargeAndHasEachKind() {
    Map<Bounce.Kind, Long> kinds = corpus().stream()
        .collect(Collectors.groupingBy(
            BounceCorpus.Sample::expected, TreeMap::new, Collectors.counting()));

    assertThat(corpus()).hasSizeGreaterThan(200);
    assertThat(kinds).containsOnlyKeys(Bounce.Kind.values());
  }

  @Test
  void readsWhatIsKnownOfTheMail() throws MessagingException {
    BounceCorpus.Sample sample = corpus().get(0);

    ReturnedCopy copy = Bounce.of(sample.message()).copy();

    assertThat(copy.from()).isEqualTo("threat-reviews@mdr.example");
    assertThat(copy.to()).containsExactly(sample.recipient());
    assertThat(copy.subject()).isEqualTo("[SEC-1] Åtgärd behövs");
    assertThat(copy.writtenAt()).isEqualTo(Instant.parse("2026-12-21T09:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      failed                     | 5.1.1            | FAILED
      FAILED (bad (old) address) | 5.1.1 (unknown)  | FAILED
      (as \\) it is) failed      |                  | FAILED
      failed                     | 4.4.7            | FAILED
      delayed                    | 4.4.1            | DELAYED
      delivered                  | 2.1.5            | DONE
      relayed                    | 5.0.0            | DONE
      expanded                   |                  | DONE
      error                      | 5.0.0            | FAILED
      something                  | 4.0.0            | DELAYED
                                 | 550              | FAILED
      something                  |                  | UNKNOWN
      """)
  void anActionSaysWhatHappenedOrElseTheStatusDoes(
      String action, String status, DeliveryStatus.Outcome outcome) {
    String report = "Final-Recipient: rfc822;eva@nord.example\n"
        + (action == null ? "" : "Action: " + action + "\n")
        + (status == null ? "" : "Status: " + status + "\n");

    assertThat(DeliveryStatus.in(report))
        .extracting(DeliveryStatus::outcome)
        .containsExactly(outcome);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      rfc822; eva@nord.example            | eva@nord.example
      RFC822;<eva@nord.example>           | eva@nord.example
      rfc822 (mail) ; eva@nord.example (Eva (Nord)) | eva@nord.example
      eva@nord.example                    | eva@nord.example
      utf-8; \\x{F6}va@n\\x{00F6}rd.example | öva@nörd.example
      utf-8; öva@nörd.example             | öva@nörd.example
      utf-8; \\x{D800}eva@nord.example    | eva@nord.example
      """)
  void findsTheAddress(String field, String address) {
    assertThat(DeliveryStatus.in("Final-Recipient: " + field + "\nAction: failed\n"))
        .flatExtracting(DeliveryStatus::recipients)
        .containsExactly(address);
  }

  @Test
  void tellsRecipientsApartWithoutBlankLines() {
    List<DeliveryStatus> statuses = DeliveryStatus.in("""
        Reporting-MTA: dns; relay.example
        Final-Recipient: rfc822; max@nord.example
        Action: delivered
        Final-Recipient: rfc822; eva@nord.example
        Action: failed
        """);

    assertThat(statuses)
        .extracting(DeliveryStatus::outcome)
        .containsExactly(DeliveryStatus.Outcome.DONE, DeliveryStatus.Outcome.FAILED);
    assertThat(statuses.get(1).recipients()).containsExactly("eva@nord.example");
  }

  /** Behind our recipient there may be a list, or a second mailbox that is full. */
  @Test
  void ofSeveralRecipientsOnlyOursCounts() throws MessagingException {
    String ofAnother = FAILED.replace("eva@nord.example", "old@elsewhere.example")
        + "\nFinal-Recipient: rfc822; eva@nord.example\nAction: %s\nStatus: 2.1.5\n";
    String toEva = "To: eva@nord.example\n" + RETURNED;

    assertThat(
            read(dsn(ofAnother.formatted("delivered"), "message/rfc822", toEva)).kind())
        .isEqualTo(Bounce.Kind.DELIVERED);
    assertThat(
            read(dsn(ofAnother.formatted("delayed"), "message/rfc822", toEva)).kind())
        .isEqualTo(Bounce.Kind.DELAYED);
    assertThat(read(dsn(ofAnother.formatted("failed"), "message/rfc822", toEva)).recipients())
        .containsExactly("eva@nord.example");
  }

  @Test
  void knowsToWhichAddressItWasSentBack() throws MessagingException {
    String message = "Delivered-To: bounces+1@mdr.example\nX-Original-To: <bounces+2@mdr.example>\n"
        + dsn(FAILED, "message/rfc822", "Return-Path: <bounces+3@mdr.example>\n" + RETURNED);

    assertThat(read(message).envelope())
        .containsExactly("bounces+1@mdr.example", "bounces+2@mdr.example", "bounces+3@mdr.example");
  }

  @Test
  void knowsOurHeaderBeforeTheMessageIdOfARelay() throws MessagingException {
    String returned = "Message-ID: <1@relay.example>\nX-Threat-Reviews-Mail: " + OURS + "\n\n";

    assertThat(read(dsn(FAILED, "message/rfc822", returned)).copy().ids())
        .containsExactly(OURS, "<1@relay.example>");
  }

  @Test
  void keepsNoControlCharacterAndNoEndlessReason() throws MessagingException {
    String reason = "550 \0\u0007\u202e" + "😀".repeat(5000);

    Bounce bounce =
        read(dsn(FAILED.replace("550 5.1.1 No such user", reason), "message/rfc822", RETURNED));

    assertThat(bounce.kind()).isEqualTo(Bounce.Kind.FAILED);
    assertThat(bounce.reason()).startsWith("smtp; 550 😀").doesNotContain("\0", "\u202e");
    assertThat(bounce.reason().codePointCount(0, bounce.reason().length())).isEqualTo(1000);
    assertThat(bounce.reason()).endsWith("😀");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/mixed; boundary=\"cut\"",
        "multipart/report (of a failure); boundary=\"cut\"",
        "multipart/report; report-type=delivery-status; boundary=cut; boundary=cut",
        "multipart/report; boundary=\"cut\"; charset=\"no-such-charset\"",
        "Multipart/Report; Boundary=cut",
        "multipart/report",
        "\"multipart/report\"; boundary=cut",
      })
  void takesTheWholeInWhateverItIsWrapped(String type) throws MessagingException {
    Bounce bounce = read(dsn(FAILED, "message/rfc822", RETURNED)
        .replace("multipart/report; report-type=delivery-status; boundary=\"cut\"", type));

    assertThat(bounce.kind()).isEqualTo(Bounce.Kind.FAILED);
    assertThat(bounce.copy().ids()).containsExactly(OURS);
  }

  @Test
  void findsAReportWithinOtherParts() throws MessagingException {
    String message = dsn(FAILED, "message/rfc822", RETURNED);
    String wrapped = message;
    for (int i = 0; i < 5; i++) {
      wrapped = "From: gateway@relay.example\nContent-Type: multipart/mixed; boundary=\"w" + i
          + "\"\n\n--w" + i + "\nContent-Type: text/plain\n\nScanned.\n--w" + i + "\n"
          + wrapped + "\n--w" + i + "--\n";
    }

    assertThat(read(wrapped).kind()).isEqualTo(Bounce.Kind.FAILED);
  }

  @Test
  void aReportWithinAReturnedMailIsAboutSomethingElse() throws MessagingException {
    String forwarded = "From: Eva <eva@nord.example>\nSubject: Look\n"
        + "Content-Type: multipart/mixed; boundary=\"w\"\n\n--w\nContent-Type: message/rfc822\n\n"
        + dsn(FAILED, "message/rfc822", RETURNED)
        + "\n--w--\n";

    assertThat(read(forwarded).kind()).isEqualTo(Bounce.Kind.UNKNOWN);
  }

  @Test
  void costsNoMoreThanAReportDoes() {
    String deep = "Content-Type: multipart/mixed; boundary=\"b%1$d\"\n\n--b%1$d\n";
    StringBuilder nested = new StringBuilder("From: a@b.example\n");
    for (int i = 0; i < 20_000; i++) {
      nested.append(deep.formatted(i));
    }
    List<String> bombs = List.of(
        nested.toString(),
        "Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n\n\n".repeat(2_000_000),
        "Content-Type: multipart/report; boundary=a\n\n--a\nContent-Type: message/delivery-status\n\n"
            + "Final-Recipient: rfc822; a@b.example\nAction: failed\n\n".repeat(200_000),
        "Subject: a\n" + "X: y\n".repeat(1_000_000) + "\n",
        "Subject: " + "=?UTF-8?Q?a?= ".repeat(300_000) + "\n\n",
        "From: mailer-daemon@b.example\n\n" + "(".repeat(3_000_000),
        "From: mailer-daemon@b.example\n\n" + "-".repeat(3_000_000),
        "From: mailer-daemon@b.example\n\n" + " \n".repeat(3_000_000),
        "From: mailer-daemon@b.example\n\n" + "a@".repeat(3_000_000),
        "From: mailer-daemon@b.example\nContent-Type: text/html\n\n" + "<b><p>".repeat(500_000),
        "From: mailer-daemon@b.example\nReferences: " + "<a@b> ".repeat(300_000) + "\n\n",
        "Content-Type: " + "multipart/mixed;".repeat(200_000) + "\n\n",
        "Content-Transfer-Encoding: base64\n\n" + "A".repeat(3_000_000),
        dsn(FAILED, "message/rfc822", RETURNED + "x".repeat(20_000_000)));
    for (String bomb : bombs) {
      byte[] message = bomb.getBytes(StandardCharsets.UTF_8);
      assertTimeoutPreemptively(
          Duration.ofSeconds(5), () -> Bounce.of(message), () -> bomb.substring(0, 100));
    }
  }

  @Test
  void aHugeReturnedMailHidesNothing() throws MessagingException {
    Bounce bounce = read(dsn(FAILED, "message/rfc822", RETURNED + "x\n".repeat(5_000_000)));

    assertThat(bounce.kind()).isEqualTo(Bounce.Kind.FAILED);
    assertThat(bounce.copy().ids()).containsExactly(OURS);
  }

  /** Whatever is lost or changed on the way, it is read as something. */
  @Test
  void isNeverLostForWords() {
    Random random = new Random(15);
    List<BounceCorpus.Sample> samples = corpus();
    for (int i = 0; i < Thoroughness.times(3000); i++) {
      byte[] message = samples.get(random.nextInt(samples.size())).message().clone();
      for (int changes = random.nextInt(20); changes >= 0; changes--) {
        message[random.nextInt(message.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = Arrays.copyOf(message, 1 + random.nextInt(message.length));
      assertThatCode(() -> {
            Bounce bounce = Bounce.of(cut);
            assertThat(bounce.reason()).doesNotContain("\0");
            assertThat(bounce.addressees()).noneMatch(address -> address.contains("\0"));
            assertThat(bounce.copy().ids()).noneMatch(id -> id.contains("\0"));
            assertThat(bounce.copy().subject()).doesNotContain("\0");
          })
          .as(() -> new String(cut, StandardCharsets.UTF_8))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nul-in-reason, <x@y>, smtp; 550 5.7.1 Message content rejected: binary",
    "global-delivery-status, <bbbe20b6-dc0b-41ce-b6b5-d31d10230eec@mdr.example>, smtp; 550 5.1.1 No such user",
    "exim-plain-text, <b8fe9da1-9f34-46cd-869d-bbc98ca0898a@mdr.example>, Unrouteable address"
  })
  void readsWhatWasForgottenBefore(String file, String id, String reason)
      throws IOException, MessagingException {
    Bounce bounce;
    try (var in = getClass().getResourceAsStream("/bounces/" + file + ".eml")) {
      bounce = Bounce.of(in.readAllBytes());
    }

    assertThat(bounce.kind()).isEqualTo(Bounce.Kind.FAILED);
    assertThat(bounce.copy().ids()).containsExactly(id);
    assertThat(bounce.addressees()).containsExactly("sam@bugs.example");
    assertThat(bounce.reason()).isEqualTo(reason);
  }

  private static Bounce read(String message) throws MessagingException {
    return Bounce.of(message.getBytes(StandardCharsets.UTF_8));
  }

  private static String dsn(String status, String returnedAs, String returned) {
    return "From: MAILER-DAEMON@relay.example\nAuto-Submitted: auto-replied\nSubject: Returned\n"
        + "Content-Type: multipart/report; report-type=delivery-status; boundary=\"cut\"\n\n"
        + "--cut\nContent-Type: text/plain\n\nSorry.\n--cut\n"
        + "Content-Type: message/delivery-status\n\n"
        + status
        + "\n--cut\nContent-Type: "
        + returnedAs
        + "\n\n"
        + returned
        + "\n--cut--\n";
  }
}
