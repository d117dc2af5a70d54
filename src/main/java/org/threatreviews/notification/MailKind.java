package org.threatreviews.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mails that there are. Each is written from its template and belongs to an element of a
 * process: the one that sends it, or where it can be seen that the process waits for the answer. A
 * mail that can't be delivered is shown there.
 *
 * <p>When each leaves, and whether its recipient may switch it off, is not said here but decided by
 * {@link MailPolicy}, which knows the kinds by their templates. The order is the one in which people
 * see them listed.
 */
public enum MailKind {
  ONBOARDING_WELCOME("onboarding-welcome", inOnboarding("serviceTask_sendWelcome")),
  ONBOARDING_TELEMETRY_REMINDER(
      "onboarding-telemetry-reminder", inOnboarding("serviceTask_remindOfTelemetry")),
  ONBOARDING_ORIENTATION_INVITATION(
      "onboarding-orientation-invitation", inOnboarding("serviceTask_inviteToOrientationCall")),
  ONBOARDING_TERMINATION("onboarding-termination", inOnboarding("serviceTask_confirmTermination")),
  ONBOARDING_ENDED("onboarding-ended", inOnboarding("serviceTask_endOnboarding")),
  ONBOARDING_PLAN("onboarding-plan", inOnboarding("serviceTask_sendPlan")),

  CONTRACT_ENDED("contract-ended", new Step("contract-closing", "serviceTask_tellOfEnd")),

  INCIDENT_REPORTED("incident-reported", inFollowUp("serviceTask_notifyContacts")),
  INCIDENT_REMINDER("incident-reminder", inFollowUp("serviceTask_sendReminder")),
  INCIDENT_EXTRA_REMINDER("incident-reminder", inFollowUp("serviceTask_sendExtraReminder")),
  INCIDENT_CLOSED("incident-closed", inFollowUp("serviceTask_confirmClosure")),
  INCIDENT_HELP("incident-help", inFollowUp("serviceTask_returnToClient")),
  INCIDENT_REOPENED("incident-reopened", inFollowUp("serviceTask_returnToClient")),
  INCIDENT_ACCEPTANCE_HEADS_UP(
      "incident-acceptance-heads-up", new Step("risk-acceptance", "serviceTask_sendHeadsUp")),
  INCIDENT_ACCEPTANCE_SUSPENDED(
      "incident-acceptance-suspended", inFollowUp("serviceTask_returnToClient")),
  /** The SOC has corrected another report; the process takes it up as it does an answer. */
  INCIDENT_ACCEPTANCE_RESTORED(
      "incident-acceptance-restored", inFollowUp("serviceTask_takeFeedback")),
  /** To the contact who has asked a colleague to decide about a risk. */
  INCIDENT_ACCEPTANCE_DECIDED(
      "incident-acceptance-decided", new Step("risk-acceptance", "event_riskAccepted")),
  /** A contact asks for it on a page, while the process waits for feedback. */
  INCIDENT_ACCEPTANCE_WANTED("incident-acceptance-wanted", inFollowUp("receiveTask_awaitFeedback")),
  INCIDENT_SEVERITY_CHANGED(
      "incident-severity-changed", inFollowUp("serviceTask_announceSeverity")),
  INCIDENT_STILL_PRESENT("incident-still-present", inFollowUp("serviceTask_returnToClient")),
  INCIDENT_WITHDRAWN("incident-withdrawn", inFollowUp("serviceTask_announceWithdrawal")),

  QUESTION_ANSWER("question-answer", inQuestion("serviceTask_mailAnswer")),
  QUESTION_CLOSING_NOTICE("question-closing-notice", inQuestion("serviceTask_sendClosingNotice")),

  REVIEW_AGENDA_REQUEST("review-agenda-request", inReview("serviceTask_askForAgendaPoints")),
  /**
   * The hand-over, a process of its own, ends with this mail; what waits is the review, or until
   * that begins the programme that will start it.
   */
  REVIEW_ANALYST_CHANGED(
      "review-analyst-changed",
      inReview("serviceTask_confirmAnalyst"),
      inProgramme("serviceTask_startReview")),
  /** Where a meeting takes place has changed; what waits is as with {@link #REVIEW_ANALYST_CHANGED}. */
  REVIEW_PLACE_CHANGED(
      "review-place-changed",
      inReview("userTask_holdReview"),
      inProgramme("serviceTask_startReview")),
  /** All that a change in the team does to a client; what waits is its programme. */
  REVIEW_PEOPLE_CHANGED("review-people-changed", inProgramme("serviceTask_startReview")),
  REVIEW_CANCELLED("review-cancelled", inReview("serviceTask_cancelReview")),
  REVIEW_NEW_DATE("review-new-date", inReview("serviceTask_announceNewDate")),
  /** Of a review whose own process has not begun. */
  REVIEW_NEW_DATE_AHEAD("review-new-date", inProgramme("serviceTask_announceChange")),
  REVIEW_FIRST_REMINDER("review-reminder", inReview("serviceTask_sendFirstReminder")),
  REVIEW_SECOND_REMINDER("review-reminder", inReview("serviceTask_sendSecondReminder")),
  REVIEW_PACK("review-pack", inReview("serviceTask_publishPack")),
  REVIEW_MINUTES("review-minutes", inReview("callActivity_deliverMinutes")),
  REVIEW_CONTRACT_CHANGED("review-contract-changed", inProgramme("serviceTask_announceChange")),

  ANALYST_REVIEW_CANCELLED(
      Audience.STAFF, "review-cancelled-analyst", inReview("serviceTask_cancelReview")),
  ANALYST_NEW_DATE(
      Audience.STAFF, "review-new-date-analyst", inReview("serviceTask_announceNewDate")),
  /** Of a review whose own process has not begun. */
  ANALYST_NEW_DATE_AHEAD(
      Audience.STAFF, "review-new-date-analyst", inProgramme("serviceTask_announceChange")),
  ANALYST_UNPREPARED(
      Audience.STAFF, "review-unprepared", inReview("serviceTask_escalateMissingPreparation")),
  /** As {@link #REVIEW_ANALYST_CHANGED}. */
  ANALYST_TAKEN_OVER(Audience.STAFF, "review-taken-over", inReview("serviceTask_confirmAnalyst")),
  /** As {@link #REVIEW_PEOPLE_CHANGED}. */
  ANALYST_CLIENT_TAKEN_OVER(
      Audience.STAFF, "client-taken-over", inProgramme("serviceTask_startReview")),

  /** About all that is late of the leads, whichever of it was due to be mailed. */
  LEAD_LATE_TASKS(Audience.STAFF, "late-tasks", new Step("late-task", "serviceTask_remindLeads")),

  /** Somebody is a contact from now on, perhaps in somebody else's place. */
  CONTACT_JOINED("contact-joined", inProgramme("event_preparationDue")),
  /** To the new address of a contact. */
  CONTACT_READDRESSED("contact-readdressed", inProgramme("event_preparationDue")),
  /** To somebody who is no contact any more, or to an address that was given up. */
  CONTACT_LEFT("contact-left", inProgramme("event_preparationDue")),
  /** To who stands in for a contact that is away. */
  CONTACT_STANDS_IN("contact-stands-in", inProgramme("event_preparationDue")),

  ACTION_REMINDER("action-reminder", new Step("action-follow-up", "serviceTask_remindClient")),

  /** Brings others together. It belongs to no process: the mails in it do. */
  DIGEST("digest", new Step("mail-digest", "mail-digest"));

  /** An element of a process model. */
  public record Step(String process, String element) {}

  private enum Audience {
    CONTACTS,
    STAFF
  }

  private final Audience audience;
  private final String template;
  private final Step step;
  private final Step stepBefore;

  MailKind(String template, Step step) {
    this(Audience.CONTACTS, template, step);
  }

  MailKind(Audience audience, String template, Step step) {
    this(audience, template, step, null);
  }

  MailKind(String template, Step step, Step stepBefore) {
    this(Audience.CONTACTS, template, step, stepBefore);
  }

  MailKind(Audience audience, String template, Step step, Step stepBefore) {
    this.audience = audience;
    this.template = template;
    this.step = step;
    this.stepBefore = stepBefore;
  }

  private static Step inOnboarding(String element) {
    return new Step("client-onboarding", element);
  }

  private static Step inFollowUp(String element) {
    return new Step("incident-follow-up", element);
  }

  private static Step inQuestion(String element) {
    return new Step("general-question", element);
  }

  private static Step inReview(String element) {
    return new Step("threat-review", element);
  }

  private static Step inProgramme(String element) {
    return new Step("review-programme", element);
  }

  /** Name of its template below {@code mail/}, without ending; clients know the mail by it. */
  public String template() {
    return template;
  }

  /** What sends it or waits for it; what the outbox knows the mail by. */
  public Step step() {
    return step;
  }

  /** What waits instead, in the client's programme, until the process of {@link #step} begins. */
  public Optional<Step> stepBefore() {
    return Optional.ofNullable(stepBefore);
  }

  /** Whether it goes to our own people: in English only, and without a link. */
  public boolean isForStaff() {
    return audience == Audience.STAFF;
  }

  /** One of those that are written from the template; what a recipient may do is the same for all. */
  public static Optional<MailKind> ofTemplate(String template) {
    return Arrays.stream(values())
        .filter(kind -> kind.template.equals(template))
        .findFirst();
  }

  /** The kind of a mail that is in the outbox; empty for one of an earlier release that is no more. */
  public static Optional<MailKind> of(String process, String element, String template) {
    Step step = new Step(process, element);
    return Arrays.stream(values())
        .filter(kind -> kind.step.equals(step) && kind.template.equals(template))
        .findFirst();
  }

  /** Templates of the mails that contacts get, without the one in which others come together. */
  static List<String> templatesForContacts() {
    return Stream.of(values())
        .filter(kind -> !kind.isForStaff() && kind != DIGEST)
        .map(MailKind::template)
        .distinct()
        .toList();
  }
}
