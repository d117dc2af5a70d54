package org.threatreviews.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.story.PortfolioStory.Event;
import org.threatreviews.demo.story.PortfolioStory.Registered;

/** Who the sample clients are, and when they come. */
public final class SampleClients {

  private SampleClients() {}

  static List<Event> registered(LocalDate first, LocalDate today, Instant arrival) {
    LocalDate advisedSince = first.plusMonths(3);
    return List.of(
        new Registered(
            PortfolioStory.at(first, PortfolioStory.OPENING),
            client(
                PortfolioStory.ACTIVE,
                "Harbour Logistics",
                "DE",
                "Europe/Berlin",
                Subscription.STANDARD,
                first,
                "en",
                "Sam Rivers",
                "Chris Field")),
        new Registered(
            PortfolioStory.at(first.plusDays(2), PortfolioStory.OPENING),
            client(
                PortfolioStory.SILENT,
                "Granit Energie",
                "DE",
                "Europe/Berlin",
                Subscription.STANDARD,
                first,
                "de",
                "Jonas Weber",
                "Petra Lang")),
        new Registered(
            PortfolioStory.at(advisedSince, PortfolioStory.OPENING),
            client(
                PortfolioStory.ADVISED,
                "Nordlys Sjukvård",
                "SE",
                "Europe/Stockholm",
                Subscription.ADVISOR,
                advisedSince,
                "sv",
                "Elin Berg",
                "Oskar Lund")),
        new Registered(
            arrival.minus(PortfolioStory.DAY.multipliedBy(12)),
            client(
                PortfolioStory.CONNECTING,
                "Alpine Clinics",
                "AT",
                "Europe/Vienna",
                Subscription.ADVISOR,
                today.withDayOfMonth(1),
                "en",
                "Mia Gruber",
                "Paul Steiner")),
        new Registered(
            arrival.minus(Duration.ofHours(2)),
            client(
                PortfolioStory.NEW,
                "Northwind Mills",
                "DE",
                "Europe/Berlin",
                Subscription.STANDARD,
                today.withDayOfMonth(1),
                "en",
                "Alex Reed",
                "Robin Hale")));
  }

  private static ClientRegistration client(
      String reference,
      String name,
      String country,
      String zone,
      Subscription subscription,
      LocalDate start,
      String language,
      String securityManager,
      String ciso) {
    return new ClientRegistration(
        reference,
        name,
        country,
        language,
        ZoneId.of(zone),
        subscription,
        start,
        start.plusYears(1).minusDays(1),
        List.of(
            contact(
                securityManager, manager(reference), ContactRole.SECURITY_MANAGER, language, zone),
            contact(ciso, ciso(reference), ContactRole.CISO, language, zone)));
  }

  private static Contact contact(
      String name, String email, ContactRole role, String language, String zone) {
    boolean mayAcceptRisks = role == ContactRole.CISO;
    return new Contact(
        name,
        email,
        "+49 30 0000",
        role,
        mayAcceptRisks ? 2 : 1,
        mayAcceptRisks,
        language,
        ZoneId.of(zone));
  }

  public static String manager(String client) {
    return "security@" + client.toLowerCase(Locale.ROOT) + ".example";
  }

  public static String ciso(String client) {
    return "ciso@" + client.toLowerCase(Locale.ROOT) + ".example";
  }
}
