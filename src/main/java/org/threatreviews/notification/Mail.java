package org.threatreviews.notification;

import java.util.List;
import java.util.Map;

/**
 * A mail to be written.
 *
 * @param model what the template of its kind may show; it may also show the recipient, dates and the link
 * @param severity of the incident that the mail is about, or null
 * @param link what the link in the mail opens, or null for a mail without one
 * @param invitation to the meeting that the mail is about, or null
 * @param attachments files that go with it
 */
public record Mail(
    MailKey key,
    Recipient recipient,
    Map<String, Object> model,
    String severity,
    Link link,
    Invitation invitation,
    List<Attachment> attachments) {

  /** What a link opens: the scope and the reference in it. */
  public record Link(LinkScope scope, String reference) {}

  public Mail {
    model = Map.copyOf(model);
    attachments = List.copyOf(attachments);
  }

  public Mail(MailKey key, Recipient recipient, Map<String, Object> model, Link link) {
    this(key, recipient, model, null, link);
  }

  public Mail(
      MailKey key, Recipient recipient, Map<String, Object> model, String severity, Link link) {
    this(key, recipient, model, severity, link, null, List.of());
  }

  /** A mail with files that is about no incident. */
  public Mail(
      MailKey key,
      Recipient recipient,
      Map<String, Object> model,
      Link link,
      Invitation invitation,
      List<Attachment> attachments) {
    this(key, recipient, model, null, link, invitation, attachments);
  }

  public MailKind kind() {
    return key.kind();
  }
}
