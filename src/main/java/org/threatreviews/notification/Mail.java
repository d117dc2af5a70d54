package org.threatreviews.notification;

import java.time.Instant;
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
 * @param facts what it says of its {@link MailSubject subject}, by the names of the owner's view that
 *     ends in {@code _stand}: it leaves only as long as all of that is so
 * @param validUntil from when on what it says is over, such as a day by which something was asked; null
 *     when that can't happen
 * @param known whether its recipient knows what was written before, though not by mail
 */
public record Mail(
    MailKey key,
    Recipient recipient,
    Map<String, Object> model,
    String severity,
    Link link,
    Invitation invitation,
    List<Attachment> attachments,
    Map<String, String> facts,
    Instant validUntil,
    boolean known) {

  /** What a link opens: the scope and the reference in it. */
  public record Link(LinkScope scope, String reference) {}

  public Mail {
    model = Map.copyOf(model);
    attachments = List.copyOf(attachments);
    facts = Map.copyOf(facts);
  }

  public Mail(
      MailKey key,
      Recipient recipient,
      Map<String, Object> model,
      String severity,
      Link link,
      Invitation invitation,
      List<Attachment> attachments) {
    this(key, recipient, model, severity, link, invitation, attachments, Map.of(), null, false);
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

  /** The same mail, which leaves only while its subject stands like that. */
  public Mail whileTrue(Map<String, String> stand) {
    return new Mail(
        key, recipient, model, severity, link, invitation, attachments, stand, validUntil, known);
  }

  /** The same mail to somebody else, which shows this. */
  public Mail to(Recipient other, Map<String, Object> shown) {
    return new Mail(
        key, other, shown, severity, link, invitation, attachments, facts, validUntil, known);
  }

  /** The same mail, which leaves before that moment or not at all; null for any. */
  public Mail before(Instant over) {
    return new Mail(
        key, recipient, model, severity, link, invitation, attachments, facts, over, known);
  }

  /** The same mail, to somebody who knows what it refers to even without a mail about it. */
  public Mail toWhoKnows() {
    return new Mail(
        key, recipient, model, severity, link, invitation, attachments, facts, validUntil, true);
  }

  public MailKind kind() {
    return key.kind();
  }
}
