package org.threatreviews.notification;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.threatreviews.client.Languages;
import org.threatreviews.problem.UnknownReference;

/** Shows every mail with made-up content. Nothing is stored or sent, and no link is made. */
@Service
public class MailPreviews {

  private static final Map<String, Recipient> READERS = Map.of(
      "en", reader("Maria Manager", "en", "Europe/London"),
      "de", reader("Maria Müller", "de", "Europe/Berlin"),
      "sv", reader("Åsa Öberg", "sv", "Europe/Stockholm"),
      "ja", reader("山田太郎", "ja", "Asia/Tokyo"));

  private final MailTemplates templates;
  private final MailSamples samples = new MailSamples();

  MailPreviews(MailTemplates templates) {
    this.templates = templates;
  }

  /** A mail in both of its forms. */
  public record Preview(String subject, String text, String html) {}

  /** Names of all mails, by what they are about. */
  public List<String> mails() {
    return Stream.concat(samples.all().keySet().stream(), Stream.of(MailKind.DIGEST.template()))
        .toList();
  }

  /**
   * Languages in which the mail is written, English first; our own people's mails are English only.
   *
   * @throws UnknownReference when there is no such mail
   */
  public List<String> languages(String mail) {
    situations(mail);
    return MailSamples.isForStaff(mail)
        ? List.of("en")
        : Stream.concat(
                Stream.of("en"),
                Languages.WRITTEN.stream().filter(Predicate.not("en"::equals)).sorted())
            .toList();
  }

  /**
   * Situations that make a difference to the mail, the usual one first.
   *
   * @throws UnknownReference when there is no such mail
   */
  public List<String> situations(String mail) {
    if (mail.equals(MailKind.DIGEST.template())) {
      return List.of("three mails");
    }
    if (!samples.all().containsKey(mail)) {
      throw new UnknownReference("mail", "mail", mail);
    }
    return List.copyOf(samples.all().get(mail).keySet());
  }

  /**
   * @throws UnknownReference when there is no such mail, situation or language
   */
  public Preview preview(String mail, String language, String situation) {
    if (!situations(mail).contains(situation)) {
      throw new UnknownReference("situation", "situation", situation);
    }
    if (!languages(mail).contains(language)) {
      throw new UnknownReference("language", "language", language);
    }
    Recipient reader = READERS.get(language);
    Map<String, Object> model = mail.equals(MailKind.DIGEST.template())
        ? samples.digest(templates, reader)
        : samples.all().get(mail).get(situation);
    MailTemplates.Written written = templates.write(mail, reader, model);
    return new Preview(written.subject(), written.text(), written.html());
  }

  private static Recipient reader(String name, String language, String zone) {
    return new Recipient("SAMPLE", name, "reader@client.example", language, ZoneId.of(zone), "DE");
  }
}
