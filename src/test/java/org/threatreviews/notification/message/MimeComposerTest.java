package org.threatreviews.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threatreviews.input.Text;
import org.threatreviews.notification.NotificationSettings;

/** The headers of mails as they go over the wire. */
class MimeComposerTest {

  private static final Instant NOW = Instant.parse("2026-12-21T09:00:00Z");
  private static final String MESSAGE_ID = "<7d1c2f4e-0000-4000-8000-000000000001@mdr.example>";
  private static final Pattern ENCODED_WORD = Pattern.compile("=\\?UTF-8\\?[BQ]\\?[^?]*\\?=");
  private static final Session SESSION = Session.getInstance(new Properties());

  @Test
  void saysThatAProgramWroteItAndThatProgramsNeedNotAnswer() throws Exception {
    MimeMessage mail = overTheWire("Team", "Eva", "Hello");

    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
  }

  @Test
  void saysWhichStreamItBelongsTo() throws Exception {
    MimeMessage mayWait = overTheWire("Team", "Eva", "Hello", "NORD & Co", NOW.plusSeconds(60));
    MimeMessage urgent = overTheWire("Team", "Eva", "Hello", "北", null);
    MimeMessage ofStaff = overTheWire("Team", "Ann", "Hello", null, NOW.plusSeconds(60));

    assertThat(mayWait.getHeader("Feedback-ID"))
        .containsExactly("nord-co:incident-reported:threat-reviews");
    assertThat(mayWait.getHeader("List-Id"))
        .containsExactly("<nord-co.threat-reviews.mdr.example>");
    assertThat(urgent.getHeader("Feedback-ID"))
        .containsExactly("client:incident-reported:threat-reviews");
    assertThat(urgent.getHeader("List-Id")).isNull();
    assertThat(ofStaff.getHeader("Feedback-ID"))
        .containsExactly("staff:incident-reported:threat-reviews");
    assertThat(ofStaff.getHeader("List-Id")).isNull();
    assertThat(mayWait.getHeader("Precedence")).isNull();
  }

  @Test
  void carriesItsIdentifierTwiceSinceRelaysChangeTheOne() throws Exception {
    MimeMessage mail = overTheWire("Team", "Eva", "Hello");

    assertThat(mail.getHeader("Message-ID")).containsExactly(MESSAGE_ID);
    assertThat(mail.getHeader("X-Threat-Reviews-Mail")).containsExactly(MESSAGE_ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Eva Åberg, \"CISO\" <x@evil.example>",
        "محمد العربي (الأمن)",
        "שלום עולם",
        "सुरक्षा दल",
        "ความปลอดภัย",
        "보안 담당자",
        "安全团队，紧急",
        "セキュリティ担当 山田",
        "Ωμέγα Ж ß ı İ ǅ",
        "👩🏽‍💻👨‍👩‍👧‍👦🇸🇪 #️⃣",
        "a\u0301e\u0308\u200d",
        "é and a name that goes on and on, and on, beyond every line in which a header fits, 𝒳𝒴𝒵",
        "𝒳𝒴𝒵𝒳𝒴𝒵𝒳𝒴𝒵𝒳𝒴𝒵𝒳𝒴𝒵𝒳𝒴𝒵𝒳𝒴𝒵𝒳𝒴𝒵𝒳𝒴𝒵𝒳𝒴𝒵𝒳𝒴𝒵𝒳𝒴𝒵𝒳𝒴𝒵𝒳𝒴𝒵"
      })
  void namesAndSubjectsOfAnyScriptArriveAsWritten(String text) throws Exception {
    String written = Text.onOneLine(text);
    MimeMessage mail = overTheWire(text, text, text);

    assertThat(mail.getSubject()).isEqualTo(written);
    InternetAddress to = (InternetAddress) mail.getRecipients(Message.RecipientType.TO)[0];
    assertThat(to.getPersonal()).isEqualTo(written);
    assertThat(to.getAddress()).isEqualTo("eva@nord.example");
    assertThat(mail.getAllRecipients()).hasSize(1);
    InternetAddress from = (InternetAddress) mail.getFrom()[0];
    assertThat(from.getPersonal()).isEqualTo(written);
    assertThat(from.getAddress()).isEqualTo("threat-reviews@mdr.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Eva\r\nBcc: eve@evil.example",
        "Eva\n\nBcc: eve@evil.example\n",
        "Eva\rBcc: eve@evil.example",
        "Eva\u2028Bcc: eve@evil.example",
        "Eva\u0085Bcc:\u0000 eve@evil.example",
        "Eva\u202e\u2066 Bcc: eve@evil.example"
      })
  void noNameAndNoSubjectBeginsAHeaderOrTurnsTheWriting(String text) throws Exception {
    MimeMessage mail = overTheWire(text, text, text);

    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getSubject()).isEqualTo("Eva Bcc: eve@evil.example");
    assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal())
        .isEqualTo("Eva Bcc: eve@evil.example");
  }

  @Test
  void whatLooksEncodedIsNotDecoded() throws Exception {
    String hidden = "=?UTF-8?Q?Eva=E2=80=AE_reverof?=";

    MimeMessage mail = overTheWire(hidden, hidden, hidden);

    assertThat(mail.getSubject()).isEqualTo("= ?UTF-8?Q?Eva=E2=80=AE_reverof?=");
    assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal())
        .isEqualTo("= ?UTF-8?Q?Eva=E2=80=AE_reverof?=");
  }

  @Test
  void withoutANameThereIsTheAddressOnly() throws Exception {
    assertThat(overTheWire(" ", "\u0000", "Hello").getHeader("From"))
        .containsExactly("threat-reviews@mdr.example");
  }

  /** As the next server reads it: all in ASCII, in lines that none has to break. */
  private static MimeMessage overTheWire(String fromName, String toName, String subject)
      throws Exception {
    return overTheWire(fromName, toName, subject, "NORD", NOW.plusSeconds(3600));
  }

  private static MimeMessage overTheWire(
      String fromName, String toName, String subject, String client, Instant leaveBefore)
      throws Exception {
    NotificationSettings settings = new NotificationSettings(
        "threat-reviews@mdr.example",
        fromName,
        URI.create("http://localhost:8080"),
        Duration.ofDays(1),
        Duration.ofMinutes(15),
        Duration.ofMinutes(10),
        Duration.ofMinutes(30),
        "");
    ClaimedMail mail = new ClaimedMail(
        UUID.randomUUID(),
        "incident-reported",
        client,
        "eva@nord.example",
        toName,
        subject,
        "Hello",
        "<p>Hello</p>",
        MESSAGE_ID,
        null,
        null,
        leaveBefore,
        0,
        0,
        null,
        false);
    MimeMessage message = new MimeComposer(null, settings, Clock.fixed(NOW, ZoneOffset.UTC))
        .compose(mail, new MimeMessage(SESSION));
    message.saveChanges();
    message.setHeader("Message-ID", MESSAGE_ID);
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    message.writeTo(wire);
    String headers = wire.toString(StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0];
    assertThat(headers.chars())
        .allMatch(c -> c >= ' ' && c < 127 || c == '\r' || c == '\n' || c == '\t');
    assertThat(headers.lines()).allMatch(line -> line.length() <= 78);
    // each encoded word is read by itself, so none may end within a character (RFC 2047, 5)
    assertThat(ENCODED_WORD.matcher(headers).results())
        .allSatisfy(
            word -> assertThat(MimeUtility.decodeWord(word.group())).doesNotContain("\ufffd"));
    return new MimeMessage(SESSION, new ByteArrayInputStream(wire.toByteArray()));
  }
}
