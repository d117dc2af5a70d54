package org.threatreviews.notification.template;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.threatreviews.client.Languages;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailPreviews;
import org.threatreviews.notification.Recipient;
import org.threatreviews.problem.UnknownReference;

/** Shows every mail with made-up content. Nothing is stored or sent, and no link is made. */
@Service
class SampleMailPreviews implements MailPreviews {

  private static final Map<String, Recipient> READERS = Map.of(
      "en", reader("Maria Manager", "en", "Europe/London"),
      "de", reader("Maria Müller", "de", "Europe/Berlin"),
      "sv", reader("Åsa Öberg", "sv", "Europe/Stockholm"),
      "ja", reader("山田太郎", "ja", "Asia/Tokyo"));

  private final MailTemplates templates;
  private final MailSamples samples = new MailSamples();

  SampleMailPreviews(MailTemplates templates) {
    this.templates = templates;
  }

  @Override
  public List<String> mails() {
    return Stream.concat(samples.all().keySet().stream(), Stream.of(MailKind.DIGEST.template()))
        .toList();
  }

  @Override
  public List<String> languages(String mail) {
    situations(mail);
    return MailSamples.isForStaff(mail)
        ? List.of("en")
        : Stream.concat(
                Stream.of("en"),
                Languages.WRITTEN.stream().filter(Predicate.not("en"::equals)).sorted())
            .toList();
  }

  @Override
  public List<String> situations(String mail) {
    if (mail.equals(MailKind.DIGEST.template())) {
      return List.of("three mails");
    }
    if (!samples.all().containsKey(mail)) {
      throw new UnknownReference("mail", "mail", mail);
    }
    return List.copyOf(samples.all().get(mail).keySet());
  }

  @Override
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
    MailTemplates.Rendered rendered = templates.render(mail, reader, model);
    return new Preview(rendered.subject(), rendered.text(), rendered.html());
  }

  private static Recipient reader(String name, String language, String zone) {
    return new Recipient("SAMPLE", name, "reader@client.example", language, ZoneId.of(zone), "DE");
  }
}
