package org.threatreviews.portal.web;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.support.SampleClient;

/** A client with a contact for each of our languages, whose token is their first name. */
final class Nordwind {

  private Nordwind() {}

  static void register(Clients clients, JdbcClient jdbc, Instant now) {
    clients.register(new ClientRegistration(
        "NORD",
        "Nordwind",
        "DE",
        "de",
        SampleClient.BERLIN,
        Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2027-11-30"),
        List.of(
            contact("Anna", "en"),
            contact("Dora", "de"),
            contact("Sven", "sv"),
            contact("Jun", "ja"))));
    jdbc.sql("""
            insert into contact_link (token_hash, client_reference, email, scope, reference,
                                      created_at, expires_at)
            select encode(sha256(split_part(email, '@', 1)::bytea), 'hex'), 'NORD', email, 'CLIENT',
                   'NORD', :now, :expires
            from contact where client_reference = 'NORD'
            """)
        .param("now", Timestamp.from(now))
        .param("expires", Timestamp.from(now.plus(Duration.ofDays(1))))
        .update();
  }

  private static Contact contact(String name, String language) {
    return new Contact(
        name,
        name.toLowerCase(Locale.ROOT) + "@nord.example",
        null,
        ContactRole.CISO,
        1,
        true,
        language,
        SampleClient.BERLIN);
  }
}
