package org.threatreviews.notification;

import java.util.List;
import java.util.Map;

/**
 * A mail to be written.
 *
 * @param template name of the template below {@code mail/}, without ending
 * @param model what the template may show; see {@link MailTemplates} for what is added to it
 * @param severity of the incident that the mail is about, or null
 * @param link what the link in the mail opens, or null for a mail without one
 * @param invitation to the meeting that the mail is about, or null
 * @param attachments files that go with it
 */
public record Mail(
    MailKey key,
    Recipient recipient,
    String template,
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

  public Mail(
      MailKey key, Recipient recipient, String template, Map<String, Object> model, Link link) {
    this(key, recipient, template, model, null, link);
  }

  public Mail(
      MailKey key,
      Recipient recipient,
      String template,
      Map<String, Object> model,
      String severity,
      Link link) {
    this(key, recipient, template, model, severity, link, null, List.of());
  }

  /** A mail with files that is about no incident. */
  public Mail(
      MailKey key,
      Recipient recipient,
      String template,
      Map<String, Object> model,
      Link link,
      Invitation invitation,
      List<Attachment> attachments) {
    this(key, recipient, template, model, null, link, invitation, attachments);
  }
}
