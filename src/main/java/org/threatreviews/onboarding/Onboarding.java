package org.threatreviews.onboarding;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientRegistered;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.ContractEndMoved;
import org.threatreviews.client.ContractRenewed;
import org.threatreviews.client.ContractTerminated;
import org.threatreviews.client.OnboardingStage;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.invitation.ReviewCalendars;
import org.threatreviews.review.plan.PlanPreview;
import org.threatreviews.review.plan.ReviewProgramme;

/**
 * Takes clients on. The module's only door. Every step may come twice: what is done already is left
 * as it is. Questions that ask the policy are no read-only transactions: the engine keeps a history
 * of its decisions.
 */
@Service
@Transactional
public class Onboarding {

  private final Clients clients;
  private final OnboardingRecords records;
  private final OnboardingProcess process;
  private final OnboardingPolicy policy;
  private final ReviewProgramme programme;
  private final ReviewCalendars reviewCalendars;
  private final OnboardingMails mails;
  private final DecisionHistory history;
  private final ApplicationEventPublisher events;
  private final WorkingCalendar calendar;
  private final Clock clock;

  Onboarding(
      Clients clients,
      OnboardingRecords records,
      OnboardingProcess process,
      OnboardingPolicy policy,
      ReviewProgramme programme,
      ReviewCalendars reviewCalendars,
      OnboardingMails mails,
      DecisionHistory history,
      ApplicationEventPublisher events,
      BusinessCalendar calendars,
      Clock clock) {
    this.clients = clients;
    this.records = records;
    this.process = process;
    this.policy = policy;
    this.programme = programme;
    this.reviewCalendars = reviewCalendars;
    this.mails = mails;
    this.history = history;
    this.events = events;
    this.calendar = calendars.provider();
    this.clock = clock;
  }

  /**
   * Registers the client and begins its onboarding, unless the same was asked for before.
   *
   * @throws InvalidInput when the contract is over already
   * @throws StateConflict when the reference is taken by another registration
   */
  public Registration register(ClientRegistration registration) {
    return clients
        .registeredBefore(registration)
        .map(client -> new Registration(client, false))
        .orElseGet(() -> new Registration(begin(registration), true));
  }

  private Client begin(ClientRegistration registration) {
    if (registration.contractEnd().isBefore(today())) {
      throw new InvalidInput(
          "contractEnd",
          "contractOver",
          "The contract already ended on %s.".formatted(InWords.day(registration.contractEnd())));
    }
    Client client = clients.register(registration);
    records.save(OnboardingRecord.begin(client.reference(), client.registeredAt()));
    process.start(client.reference());
    events.publishEvent(new ClientRegistered(client.reference()));
    decided(
        client.reference(),
        OnboardingDecision.REGISTERED,
        null,
        "%s subscription, contract from %s to %s"
            .formatted(
                InWords.of(client.subscription()),
                InWords.day(client.contractStart()),
                InWords.day(client.contractEnd())));
    return client;
  }

  public void sendWelcome(String clientRef) {
    mails.welcome(clients.get(clientRef));
  }

  /**
   * @param heldOn null for today
   * @param notes may be null
   * @param by user id
   * @throws InvalidInput when the date is before the registration or in the future
   */
  public void recordIntroductionCall(String clientRef, LocalDate heldOn, String notes, String by) {
    Client client = clients.lock(clientRef);
    OnboardingRecord onboarding = record(clientRef);
    if (onboarding.stage() == OnboardingStage.INTRODUCTION_CALL) {
      StageReport call = report(client, heldOn, notes, by);
      onboarding.introduced(call);
      save(clientRef, onboarding);
      decided(clientRef, OnboardingDecision.INTRODUCTION_CALL_HELD, by, words(call));
    }
  }

  /**
   * @param notes may be null
   * @param by user id
   */
  public void recordTelemetryReady(String clientRef, String notes, String by) {
    Client client = clients.lock(clientRef);
    OnboardingRecord onboarding = record(clientRef);
    if (onboarding.stage() == OnboardingStage.TELEMETRY) {
      onboarding.telemetryReady(report(client, null, notes, by));
      save(clientRef, onboarding);
      mails.telemetryReady(client);
      decided(clientRef, OnboardingDecision.TELEMETRY_CONFIRMED, by, notes);
    }
  }

  /**
   * Asks the contacts of the first level to make telemetry ready. Counted, so that a reminder is
   * sent once.
   *
   * @param sentBefore how many reminders went out before this one; null for none
   * @return how many there are with this one
   */
  public int remindOfTelemetry(String clientRef, Integer sentBefore) {
    int count = sentBefore == null ? 1 : sentBefore + 1;
    Client client = clients.lock(clientRef);
    OnboardingRecord onboarding = record(clientRef);
    if (onboarding.stage() == OnboardingStage.TELEMETRY) {
      onboarding.telemetryReminded(count);
      records.save(onboarding);
      mails.telemetryReminder(client, count);
    }
    return count;
  }

  public void inviteToOrientationCall(String clientRef) {
    mails.orientationInvitation(clients.get(clientRef));
  }

  /**
   * @param by user id
   * @throws InvalidInput when the date is before the registration or in the future, or reviews
   *     can't regularly take place at the preferred weekday and time
   */
  public void recordOrientationCall(String clientRef, OrientationCall call, String by) {
    Client client = clients.lock(clientRef);
    OnboardingRecord onboarding = record(clientRef);
    if (onboarding.stage() == OnboardingStage.ORIENTATION_CALL) {
      programme.checkPreference(call.preferredWeekday(), call.preferredTime());
      StageReport held = report(client, call.heldOn(), call.notes(), by);
      onboarding.oriented(held, call.preferredWeekday(), call.preferredTime());
      save(clientRef, onboarding);
      decided(
          clientRef,
          OnboardingDecision.ORIENTATION_CALL_HELD,
          by,
          "reviews on %s at %s; %s"
              .formatted(
                  call.preferredWeekday().getDisplayName(TextStyle.FULL, Locale.UK),
                  call.preferredTime(),
                  words(held)));
    }
  }

  /**
   * Keeps what the team lead did about the present stage, which is late.
   *
   * @param notes what was done
   * @param by user id
   */
  public void stageChased(String clientRef, String notes, String by) {
    decided(clientRef, OnboardingDecision.LATE_STAGE_CHASED, by, notes);
  }

  /** Plans all reviews for the rest of the contract, as agreed in the orientation call. */
  public void planReviews(String clientRef) {
    OnboardingRecord onboarding = record(clientRef);
    programme.plan(clientRef, onboarding.preferredWeekday(), onboarding.preferredTime());
  }

  /** Mails every contact the meetings that lie ahead, if there are any. */
  public void sendPlan(String clientRef) {
    sendPlan(clientRef, OnboardingMails.Addressees.EVERYBODY);
  }

  /**
   * The plan as it is now.
   *
   * @param to those who have not got it yet
   */
  void sendPlan(String clientRef, OnboardingMails.Addressees to) {
    Instant now = clock.instant();
    List<ReviewSummary> ahead = programme.reviewsOf(clientRef).stream()
        .filter(review -> review.status() == ReviewStatus.PLANNED)
        .filter(review -> review.start().isAfter(now))
        .toList();
    mails.plan(
        clients.get(clientRef),
        to,
        ahead,
        reviewCalendars.filesOfPlan(clientRef),
        programme.unknownHolidays(clientRef).stream()
            .map(PlanPreview.UnknownHolidays::year)
            .toList());
  }

  /** The onboarding is over and the programme runs. */
  public void startProgramme(String clientRef) {
    clients.activate(clientRef);
    programme.start(clientRef);
  }

  /**
   * Tells the contacts the last day of a contract that was terminated during the onboarding. Once
   * reviews are planned, the programme tells that, with what falls away.
   */
  public void confirmTermination(String clientRef) {
    if (!programme.isPlanned(clientRef)) {
      mails.termination(clients.get(clientRef));
    }
  }

  /**
   * The contract is over before the programme began. One that was extended while the step waited
   * goes on: so does its onboarding, at the stage that it had reached.
   */
  public void end(String clientRef) {
    Client client = clients.lock(clientRef);
    if (client.status() != ClientStatus.ONBOARDING) {
      return;
    }
    if (client.contractEnd().isBefore(today())) {
      clients.end(clientRef);
      mails.ended(client);
    } else {
      OnboardingRecord onboarding = record(clientRef);
      process.goOn(clientRef, onboarding.stage(), onboarding.telemetryReminders());
    }
  }

  /**
   * @throws UnknownReference when the client has no onboarding
   */
  public OnboardingProgress progress(String clientRef) {
    OnboardingRecord onboarding = record(clientRef);
    return new OnboardingProgress(
        clients.get(clientRef),
        stageDue(onboarding),
        onboarding.introduction(),
        onboarding.telemetry(),
        onboarding.telemetryReminders());
  }

  /** Whether this is what the onboarding has come to. */
  @Transactional(readOnly = true)
  public boolean isAt(String clientRef, OnboardingStage stage) {
    return record(clientRef).stage() == stage;
  }

  /** From when on the present stage is late. */
  public Instant stageDue(String clientRef) {
    return stageDue(record(clientRef));
  }

  /** Until when the team lead is to take care of the present stage, which is late. */
  public Instant chaseDue(String clientRef) {
    return calendar.plusWorkingDays(
        clock.instant(), policy.termsOf(record(clientRef).stage()).chaseDays());
  }

  /**
   * When the client is reminded of telemetry next: a whole number of intervals after the stage's
   * beginning. Reminders that an outage has swallowed are not made up for.
   */
  public Instant telemetryReminderDue(String clientRef) {
    Instant begun = record(clientRef).stageBegunAt();
    int interval = policy.termsOf(OnboardingStage.TELEMETRY).reminderIntervalDays();
    Instant now = clock.instant();
    int days = interval;
    while (!calendar.plusWorkingDays(begun, days).isAfter(now)) {
      days += interval;
    }
    return calendar.plusWorkingDays(begun, days);
  }

  /** The first instant after the contract's last day. */
  @Transactional(readOnly = true)
  public Instant contractOver(String clientRef) {
    return programme.contractOver(clientRef);
  }

  @EventListener
  void on(ContractEndMoved event) {
    process.contractEndMoved(event.reference(), contractOver(event.reference()));
  }

  /** An onboarding that had ended with the contract before is taken up where it stood. */
  @EventListener
  void on(ContractRenewed event) {
    if (event.afterEnd() && clients.get(event.client()).status() == ClientStatus.ONBOARDING) {
      OnboardingRecord onboarding = record(event.client());
      process.goOn(event.client(), onboarding.stage(), onboarding.telemetryReminders());
    }
  }

  @EventListener
  void on(ContractTerminated event) {
    process.contractTerminated(event.client());
  }

  private Instant stageDue(OnboardingRecord onboarding) {
    return calendar.plusWorkingDays(
        onboarding.stageBegunAt(), policy.termsOf(onboarding.stage()).dueDays());
  }

  private StageReport report(Client client, LocalDate doneOn, String notes, String by) {
    LocalDate day = doneOn == null ? today() : doneOn;
    if (day.isAfter(today())) {
      throw new InvalidInput(
          "heldOn",
          "notInTheFuture",
          "%s is in the future; please enter the day on which the call was held."
              .formatted(InWords.day(day)));
    }
    if (day.isBefore(calendar.dateOf(client.registeredAt()))) {
      throw new InvalidInput(
          "heldOn",
          "afterRegistration",
          "The client was only registered on %s; the call cannot have been held before then."
              .formatted(InWords.day(calendar.dateOf(client.registeredAt()))));
    }
    return new StageReport(day, notes, clock.instant(), by);
  }

  private static String words(StageReport call) {
    String day = "held on " + InWords.day(call.doneOn());
    return call.notes() == null ? day : day + ": " + call.notes();
  }

  private void decided(String clientRef, OnboardingDecision kind, String by, String wording) {
    history.record(
        new Decision(clientRef, DecisionSubject.ONBOARDING, clientRef, kind, by, wording));
  }

  private LocalDate today() {
    return calendar.dateOf(clock.instant());
  }

  private OnboardingRecord record(String clientRef) {
    return records
        .findById(clientRef)
        .orElseThrow(() -> new UnknownReference("client", "onboarding of client", clientRef));
  }

  private void save(String clientRef, OnboardingRecord onboarding) {
    records.save(onboarding);
    clients.reachStage(clientRef, onboarding.stage());
  }
}
