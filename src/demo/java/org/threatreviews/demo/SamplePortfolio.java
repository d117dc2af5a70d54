package org.threatreviews.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.threatreviews.access.StartNotice;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.engine.UserTasks;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.onboarding.Onboarding;

/**
 * Gives whoever starts the demo for the first time something to look at: three invented clients,
 * one just registered, one that is being connected, one whose reviews are planned and that has
 * incidents to answer.
 */
@Component
@EmbeddedDefault
@ConditionalOnProperty(name = "threat-reviews.demo.sample-portfolio", matchIfMissing = true)
class SamplePortfolio {

  static final int BEFORE_START_NOTICE = StartNotice.LAST - 1;

  private static final String NEW = "NORTHWIND";
  private static final String CONNECTING = "ALPINE";
  private static final String ACTIVE = "HARBOUR";

  private final Clients clients;
  private final Onboarding onboarding;
  private final IncidentFollowUp incidents;
  private final UserTasks tasks;
  private final TimeMachine timeMachine;
  private final Clock clock;

  SamplePortfolio(
      Clients clients,
      Onboarding onboarding,
      IncidentFollowUp incidents,
      UserTasks tasks,
      TimeMachine timeMachine,
      Clock clock) {
    this.clients = clients;
    this.onboarding = onboarding;
    this.incidents = incidents;
    this.tasks = tasks;
    this.timeMachine = timeMachine;
    this.clock = clock;
  }

  @EventListener
  @Order(BEFORE_START_NOTICE)
  void on(ApplicationReadyEvent ready) {
    if (clients.page(0, 1, null).total() == 0) {
      create();
    }
  }

  private void create() {
    register(ACTIVE, "Harbour Logistics", Subscription.STANDARD, "Europe/Berlin", "DE");
    register(CONNECTING, "Alpine Clinics", Subscription.ADVISOR, "Europe/Vienna", "AT");
    register(NEW, "Northwind Mills", Subscription.STANDARD, "Europe/Berlin", "DE");
    timeMachine.settle();
    complete(ACTIVE, "analyst", Map.of("notes", "Two sites, one security manager."));
    complete(CONNECTING, "advisor", Map.of("notes", "Wants to start with the clinics' servers."));
    complete(ACTIVE, "analyst", Map.of("telemetryReady", true));
    complete(ACTIVE, "analyst", Map.of("preferredWeekday", "TUE", "preferredTime", "10:00"));
    report(
        "HARBOUR-INC-1",
        Severity.HIGH,
        "Remote access tool on a dispatcher's computer",
        "An unknown remote access tool was started on a dispatcher's computer.",
        "Remove the tool, reset the user's passwords and allow only known remote tools.",
        "DISPATCH-07");
    report(
        "HARBOUR-INC-2",
        Severity.MEDIUM,
        "Sign-ins from an unusual country",
        "Somebody signed in to a mailbox from a country in which none of your staff work.",
        "Check with the user, end all sessions and require a second factor.",
        "mailbox of the accounts team");
    timeMachine.settle();
  }

  private void register(
      String reference, String name, Subscription subscription, String zone, String country) {
    LocalDate start = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
    String domain = reference.toLowerCase(java.util.Locale.ROOT) + ".example";
    onboarding.register(new ClientRegistration(
        reference,
        name,
        country,
        "en",
        ZoneId.of(zone),
        subscription,
        start,
        start.plusYears(1).minusDays(1),
        List.of(
            contact("Sam Rivers", "security@" + domain, ContactRole.SECURITY_MANAGER, 1, zone),
            contact("Chris Field", "ciso@" + domain, ContactRole.CISO, 2, zone))));
  }

  private static Contact contact(
      String name, String email, ContactRole role, int level, String zone) {
    boolean riskAuthority = role == ContactRole.CISO;
    return new Contact(
        name, email, "+49 30 0000", role, level, riskAuthority, "en", ZoneId.of(zone));
  }

  /** Completes the client's one open onboarding task as the user would. */
  private void complete(String client, String user, Map<String, Object> form) {
    // a demo user is named after its group
    tasks.complete("client-onboarding", client, user, user, form);
    timeMachine.settle();
  }

  private void report(
      String reference,
      Severity severity,
      String title,
      String description,
      String recommendation,
      String asset) {
    incidents.report(new IncidentReport(
        ACTIVE,
        reference,
        severity,
        title,
        description,
        recommendation,
        asset,
        null,
        clock.instant()));
  }
}
