package org.threatreviews.notification.digest;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.template.MailTemplates;
import org.threatreviews.notification.template.MailTemplates.DigestPart;

/**
 * What the template of a digest shows. It is always short enough for Gmail, which cuts what is longer
 * than 102 kB, and for phones: what has no room is counted, and the page behind the button shows it.
 */
@Component
public class DigestModel {

  /** Of both forms of the mail together, as they go over the wire; headers come to that. */
  static final int MOST_BYTES = 86_000;

  /** Nobody reads more, and to write it out takes its time. */
  private static final int MOST_PARTS = 60;

  /** As long as links are. */
  private static final String SOME_LINK =
      "https://a-host-name.of-some-length.example/c/" + "x".repeat(43);

  private final MailTemplates templates;

  public DigestModel(MailTemplates templates) {
    this.templates = templates;
  }

  /**
   * @param written the mails in it, in the order in which they were written
   */
  public Map<String, Object> of(Recipient reader, List<DigestEntry> written) {
    DigestOrder order = DigestOrder.of(written);
    int shown = Math.min(order.entries().size(), MOST_PARTS);
    Map<String, Object> model = model(order, shown);
    for (long bytes = bytes(reader, model);
        bytes > MOST_BYTES && shown > 1;
        bytes = bytes(reader, model)) {
      shown = Math.max(1, Math.min(shown - 1, (int) (shown * MOST_BYTES / bytes)));
      model = model(order, shown);
    }
    return model;
  }

  private static Map<String, Object> model(DigestOrder order, int shown) {
    List<DigestPart> parts =
        order.entries().stream().limit(shown).map(DigestEntry::part).toList();
    return Map.of(
        "parts",
        parts,
        "hidden",
        order.entries().size() - shown,
        "severity",
        order.severity() == null ? "" : order.severity(),
        "mostSevere",
        order.mostSevere(),
        "others",
        order.matters() - order.mostSevere());
  }

  private long bytes(Recipient reader, Map<String, Object> model) {
    Map<String, Object> whole = new HashMap<>(model);
    whole.put("link", SOME_LINK);
    MailTemplates.Rendered mail = templates.render(MailKind.DIGEST.template(), reader, whole);
    try {
      MimeMultipart forms = new MimeMultipart("alternative");
      for (String form : List.of(mail.text(), mail.html())) {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(form, StandardCharsets.UTF_8.name());
        forms.addBodyPart(part);
      }
      MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
      message.setContent(forms);
      message.saveChanges();
      ByteArrayOutputStream wire = new ByteArrayOutputStream();
      message.writeTo(wire);
      return wire.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException("text can't be written as a mail", e);
    }
  }
}
