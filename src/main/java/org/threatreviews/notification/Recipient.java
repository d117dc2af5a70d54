package org.threatreviews.notification;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Set;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.WorkingHours;

/**
 * Who gets a mail.
 *
 * @param clientReference the client that the recipient belongs to, or null for our own staff
 * @param language IETF tag; who reads none of {@link org.threatreviews.client.Languages} gets English
 * @param timeZone the zone in which dates are written to this recipient, and mail may come
 * @param country ISO 3166 code of the country whose holidays the recipient keeps
 * @param workingDays the days of the week on which mail may come; null for those of the business
 * @param workingHours in which mail may come, in the recipient's zone; null for those of the business
 */
public record Recipient(
    String clientReference,
    String name,
    String email,
    String language,
    ZoneId timeZone,
    String country,
    Set<DayOfWeek> workingDays,
    WorkingHours workingHours) {

  /** Somebody with the days and hours of the business. */
  public Recipient(
      String clientReference,
      String name,
      String email,
      String language,
      ZoneId timeZone,
      String country) {
    this(clientReference, name, email, language, timeZone, country, null, null);
  }

  public static Recipient of(Client client, Contact contact) {
    return new Recipient(
        client.reference(),
        contact.name(),
        contact.email(),
        contact.language(),
        contact.timeZone(),
        client.country(),
        contact.workingDays(),
        contact.workingHours());
  }
}
