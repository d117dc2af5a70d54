package org.threatreviews.client;

import java.time.ZoneId;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A person at the client. Within a client a contact is known by the e-mail address.
 *
 * @param level the order in which contacts are asked, 1 first; reminders climb it
 * @param riskAuthority whether this person may accept a risk on the client's behalf
 * @param language IETF tag of the language for mails and pages
 * @param timeZone the zone in which this person works
 */
@Table("contact")
public record Contact(
    String name,
    String email,
    String phone,
    ContactRole role,
    int level,
    boolean riskAuthority,
    String language,
    ZoneId timeZone) {}
