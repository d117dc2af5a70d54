package org.threatreviews.notification;

import static org.threatreviews.notification.MailKind.ACTION_REMINDER;
import static org.threatreviews.notification.MailKind.ANALYST_CLIENT_TAKEN_OVER;
import static org.threatreviews.notification.MailKind.ANALYST_NEW_DATE;
import static org.threatreviews.notification.MailKind.ANALYST_NEW_DATE_AHEAD;
import static org.threatreviews.notification.MailKind.ANALYST_REVIEW_CANCELLED;
import static org.threatreviews.notification.MailKind.ANALYST_TAKEN_OVER;
import static org.threatreviews.notification.MailKind.ANALYST_UNPREPARED;
import static org.threatreviews.notification.MailKind.CONTACT_JOINED;
import static org.threatreviews.notification.MailKind.CONTACT_LEFT;
import static org.threatreviews.notification.MailKind.CONTACT_READDRESSED;
import static org.threatreviews.notification.MailKind.CONTACT_STANDS_IN;
import static org.threatreviews.notification.MailKind.CONTRACT_ENDED;
import static org.threatreviews.notification.MailKind.INCIDENT_ACCEPTANCE_DECIDED;
import static org.threatreviews.notification.MailKind.INCIDENT_ACCEPTANCE_HEADS_UP;
import static org.threatreviews.notification.MailKind.INCIDENT_ACCEPTANCE_RESTORED;
import static org.threatreviews.notification.MailKind.INCIDENT_ACCEPTANCE_SUSPENDED;
import static org.threatreviews.notification.MailKind.INCIDENT_ACCEPTANCE_WANTED;
import static org.threatreviews.notification.MailKind.INCIDENT_CLOSED;
import static org.threatreviews.notification.MailKind.INCIDENT_EXTRA_REMINDER;
import static org.threatreviews.notification.MailKind.INCIDENT_HELP;
import static org.threatreviews.notification.MailKind.INCIDENT_REMINDER;
import static org.threatreviews.notification.MailKind.INCIDENT_REOPENED;
import static org.threatreviews.notification.MailKind.INCIDENT_REPORTED;
import static org.threatreviews.notification.MailKind.INCIDENT_SEVERITY_CHANGED;
import static org.threatreviews.notification.MailKind.INCIDENT_STILL_PRESENT;
import static org.threatreviews.notification.MailKind.INCIDENT_WITHDRAWN;
import static org.threatreviews.notification.MailKind.LEAD_LATE_TASKS;
import static org.threatreviews.notification.MailKind.ONBOARDING_ENDED;
import static org.threatreviews.notification.MailKind.ONBOARDING_ORIENTATION_INVITATION;
import static org.threatreviews.notification.MailKind.ONBOARDING_PLAN;
import static org.threatreviews.notification.MailKind.ONBOARDING_TELEMETRY_REMINDER;
import static org.threatreviews.notification.MailKind.ONBOARDING_TERMINATION;
import static org.threatreviews.notification.MailKind.ONBOARDING_WELCOME;
import static org.threatreviews.notification.MailKind.QUESTION_ANSWER;
import static org.threatreviews.notification.MailKind.QUESTION_CLOSING_NOTICE;
import static org.threatreviews.notification.MailKind.REVIEW_AGENDA_REQUEST;
import static org.threatreviews.notification.MailKind.REVIEW_ANALYST_CHANGED;
import static org.threatreviews.notification.MailKind.REVIEW_CANCELLED;
import static org.threatreviews.notification.MailKind.REVIEW_CONTRACT_CHANGED;
import static org.threatreviews.notification.MailKind.REVIEW_FIRST_REMINDER;
import static org.threatreviews.notification.MailKind.REVIEW_MINUTES;
import static org.threatreviews.notification.MailKind.REVIEW_NEW_DATE;
import static org.threatreviews.notification.MailKind.REVIEW_NEW_DATE_AHEAD;
import static org.threatreviews.notification.MailKind.REVIEW_PACK;
import static org.threatreviews.notification.MailKind.REVIEW_PEOPLE_CHANGED;
import static org.threatreviews.notification.MailKind.REVIEW_PLACE_CHANGED;
import static org.threatreviews.notification.MailKind.REVIEW_SECOND_REMINDER;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each kind of mail is about, and which earlier mails about the same it takes the place of: they
 * don't leave any more to somebody for whom the newer one is written. Of two mails that both stay, the
 * older one leaves first, and no later than the newer one.
 *
 * <p>An earlier mail is replaced when the newer one says all that is still needed of it. What can't
 * be said again by a later mail, such as the SOC's answer, stays; if it says something that has
 * changed, its {@link MailRenewal} writes it anew.
 */
public final class MailSubjects {

  private static final Set<MailKind> REMINDERS =
      EnumSet.of(INCIDENT_REMINDER, INCIDENT_EXTRA_REMINDER);

  /** The answers to them are the newest mail's to ask for. */
  private static final Set<MailKind> ASKED_BEFORE = EnumSet.of(
      INCIDENT_REPORTED, INCIDENT_REMINDER, INCIDENT_EXTRA_REMINDER, INCIDENT_SEVERITY_CHANGED);

  /** What is over when the client must decide about a risk anew. */
  private static final Set<MailKind> ABOUT_AN_ACCEPTANCE = EnumSet.of(
      INCIDENT_REOPENED,
      INCIDENT_ACCEPTANCE_HEADS_UP,
      INCIDENT_ACCEPTANCE_SUSPENDED,
      INCIDENT_ACCEPTANCE_RESTORED,
      INCIDENT_ACCEPTANCE_WANTED,
      INCIDENT_ACCEPTANCE_DECIDED);

  private static final Set<MailKind> NEW_DATES = EnumSet.of(REVIEW_NEW_DATE, REVIEW_NEW_DATE_AHEAD);

  private static final Set<MailKind> BEFORE_A_MEETING = EnumSet.of(
      REVIEW_AGENDA_REQUEST,
      REVIEW_ANALYST_CHANGED,
      REVIEW_PLACE_CHANGED,
      REVIEW_NEW_DATE,
      REVIEW_NEW_DATE_AHEAD,
      REVIEW_FIRST_REMINDER,
      REVIEW_SECOND_REMINDER,
      REVIEW_PACK);

  private static final Set<MailKind> TO_AN_ANALYST =
      EnumSet.of(ANALYST_NEW_DATE, ANALYST_NEW_DATE_AHEAD, ANALYST_UNPREPARED, ANALYST_TAKEN_OVER);

  private static final Set<MailKind> BEFORE_THE_PLAN =
      EnumSet.of(ONBOARDING_TELEMETRY_REMINDER, ONBOARDING_ORIENTATION_INVITATION);

  /** It says that nothing more is to be done, which is no news to who never heard of anything. */
  private static final Set<MailKind> PRESUPPOSE_AN_EARLIER_ONE =
      EnumSet.of(INCIDENT_CLOSED, INCIDENT_WITHDRAWN);

  private static final Map<MailKind, Set<MailKind>> REPLACED = new EnumMap<>(MailKind.class);

  static {
    replaces(ONBOARDING_TELEMETRY_REMINDER, Set.of(ONBOARDING_TELEMETRY_REMINDER));
    replaces(ONBOARDING_ORIENTATION_INVITATION, BEFORE_THE_PLAN);
    // a welcome stays one, however quick the onboarding was: it leaves first
    replaces(ONBOARDING_PLAN, BEFORE_THE_PLAN, Set.of(ONBOARDING_PLAN));
    replaces(ONBOARDING_TERMINATION, Set.of(ONBOARDING_TERMINATION, ONBOARDING_ENDED));
    replaces(
        ONBOARDING_ENDED,
        BEFORE_THE_PLAN,
        Set.of(ONBOARDING_WELCOME, ONBOARDING_PLAN, ONBOARDING_TERMINATION, ONBOARDING_ENDED));
    replaces(
        REVIEW_CONTRACT_CHANGED,
        BEFORE_THE_PLAN,
        Set.of(ONBOARDING_WELCOME, ONBOARDING_TERMINATION, ONBOARDING_ENDED, CONTRACT_ENDED));
    replaces(
        CONTRACT_ENDED,
        BEFORE_THE_PLAN,
        Set.of(
            ONBOARDING_WELCOME,
            ONBOARDING_PLAN,
            ONBOARDING_TERMINATION,
            REVIEW_CONTRACT_CHANGED,
            REVIEW_PEOPLE_CHANGED,
            CONTRACT_ENDED));
    // whoever was waiting for the earlier one is told all by the newer
    replaces(REVIEW_PEOPLE_CHANGED, Set.of(REVIEW_PEOPLE_CHANGED));

    replaces(INCIDENT_REPORTED, ASKED_BEFORE);
    replaces(INCIDENT_REMINDER, REMINDERS);
    replaces(INCIDENT_EXTRA_REMINDER, REMINDERS);
    replaces(INCIDENT_SEVERITY_CHANGED, REMINDERS, Set.of(INCIDENT_SEVERITY_CHANGED));
    replaces(INCIDENT_HELP, ASKED_BEFORE, Set.of(INCIDENT_HELP));
    replaces(INCIDENT_STILL_PRESENT, ASKED_BEFORE, Set.of(INCIDENT_STILL_PRESENT));
    replaces(INCIDENT_REOPENED, ASKED_BEFORE, ABOUT_AN_ACCEPTANCE, Set.of(INCIDENT_STILL_PRESENT));
    replaces(
        INCIDENT_ACCEPTANCE_SUSPENDED,
        ASKED_BEFORE,
        ABOUT_AN_ACCEPTANCE,
        Set.of(INCIDENT_STILL_PRESENT));
    replaces(
        INCIDENT_ACCEPTANCE_RESTORED,
        ASKED_BEFORE,
        ABOUT_AN_ACCEPTANCE,
        Set.of(INCIDENT_STILL_PRESENT));
    replaces(INCIDENT_ACCEPTANCE_HEADS_UP, Set.of(INCIDENT_ACCEPTANCE_HEADS_UP));
    replaces(INCIDENT_ACCEPTANCE_WANTED, Set.of(INCIDENT_ACCEPTANCE_WANTED));
    replaces(
        INCIDENT_ACCEPTANCE_DECIDED,
        ASKED_BEFORE,
        ABOUT_AN_ACCEPTANCE,
        Set.of(INCIDENT_STILL_PRESENT));
    replaces(
        INCIDENT_CLOSED,
        ASKED_BEFORE,
        ABOUT_AN_ACCEPTANCE,
        Set.of(INCIDENT_STILL_PRESENT, INCIDENT_HELP, INCIDENT_CLOSED));
    // help with a duplicate helps with the incident that goes on as well
    replaces(
        INCIDENT_WITHDRAWN,
        ASKED_BEFORE,
        ABOUT_AN_ACCEPTANCE,
        Set.of(INCIDENT_STILL_PRESENT, INCIDENT_CLOSED, INCIDENT_WITHDRAWN));

    replaces(QUESTION_ANSWER, Set.of(QUESTION_ANSWER, QUESTION_CLOSING_NOTICE));
    replaces(QUESTION_CLOSING_NOTICE, Set.of(QUESTION_CLOSING_NOTICE));

    replaces(REVIEW_AGENDA_REQUEST, Set.of(REVIEW_AGENDA_REQUEST));
    replaces(REVIEW_ANALYST_CHANGED, Set.of(REVIEW_ANALYST_CHANGED));
    replaces(REVIEW_PLACE_CHANGED, Set.of(REVIEW_PLACE_CHANGED));
    Set<MailKind> forADate = EnumSet.of(
        REVIEW_FIRST_REMINDER,
        REVIEW_SECOND_REMINDER,
        REVIEW_PACK,
        REVIEW_ANALYST_CHANGED,
        REVIEW_PLACE_CHANGED);
    NEW_DATES.forEach(kind -> replaces(kind, NEW_DATES, forADate));
    replaces(REVIEW_FIRST_REMINDER, Set.of(REVIEW_FIRST_REMINDER, REVIEW_SECOND_REMINDER));
    replaces(REVIEW_SECOND_REMINDER, Set.of(REVIEW_FIRST_REMINDER, REVIEW_SECOND_REMINDER));
    replaces(REVIEW_PACK, Set.of(REVIEW_PACK));
    replaces(REVIEW_MINUTES, BEFORE_A_MEETING, Set.of(REVIEW_CANCELLED, REVIEW_MINUTES));
    replaces(REVIEW_CANCELLED, BEFORE_A_MEETING, Set.of(REVIEW_CANCELLED));

    Set<MailKind> oldDate =
        EnumSet.of(ANALYST_NEW_DATE, ANALYST_NEW_DATE_AHEAD, ANALYST_UNPREPARED);
    replaces(ANALYST_NEW_DATE, oldDate);
    replaces(ANALYST_NEW_DATE_AHEAD, oldDate);
    replaces(ANALYST_UNPREPARED, Set.of(ANALYST_UNPREPARED));
    replaces(ANALYST_TAKEN_OVER, TO_AN_ANALYST);
    replaces(ANALYST_REVIEW_CANCELLED, TO_AN_ANALYST, Set.of(ANALYST_REVIEW_CANCELLED));

    replaces(LEAD_LATE_TASKS, Set.of(LEAD_LATE_TASKS));
    replaces(ACTION_REMINDER, Set.of(ACTION_REMINDER));
  }

  private MailSubjects() {}

  @SafeVarargs
  private static void replaces(MailKind newer, Set<MailKind>... older) {
    REPLACED.put(
        newer,
        Stream.of(older)
            .flatMap(Set::stream)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(MailKind.class))));
  }

  /** What a kind is about; empty for what brings others together. */
  public static Optional<MailSubject> of(MailKind kind) {
    return Optional.ofNullable(
        switch (kind) {
          case ONBOARDING_WELCOME,
              ONBOARDING_TELEMETRY_REMINDER,
              ONBOARDING_ORIENTATION_INVITATION,
              ONBOARDING_TERMINATION,
              ONBOARDING_ENDED,
              ONBOARDING_PLAN,
              CONTRACT_ENDED,
              REVIEW_CONTRACT_CHANGED,
              REVIEW_PEOPLE_CHANGED,
              ANALYST_CLIENT_TAKEN_OVER -> MailSubject.CONTRACT;
          case CONTACT_JOINED, CONTACT_READDRESSED, CONTACT_LEFT, CONTACT_STANDS_IN ->
            MailSubject.CONTACT;
          case INCIDENT_REPORTED,
              INCIDENT_REMINDER,
              INCIDENT_EXTRA_REMINDER,
              INCIDENT_CLOSED,
              INCIDENT_HELP,
              INCIDENT_REOPENED,
              INCIDENT_ACCEPTANCE_HEADS_UP,
              INCIDENT_ACCEPTANCE_SUSPENDED,
              INCIDENT_ACCEPTANCE_RESTORED,
              INCIDENT_ACCEPTANCE_WANTED,
              INCIDENT_ACCEPTANCE_DECIDED,
              INCIDENT_SEVERITY_CHANGED,
              INCIDENT_STILL_PRESENT,
              INCIDENT_WITHDRAWN -> MailSubject.INCIDENT;
          case QUESTION_ANSWER, QUESTION_CLOSING_NOTICE -> MailSubject.QUESTION;
          case REVIEW_AGENDA_REQUEST,
              REVIEW_ANALYST_CHANGED,
              REVIEW_PLACE_CHANGED,
              REVIEW_CANCELLED,
              REVIEW_NEW_DATE,
              REVIEW_NEW_DATE_AHEAD,
              REVIEW_FIRST_REMINDER,
              REVIEW_SECOND_REMINDER,
              REVIEW_PACK,
              REVIEW_MINUTES,
              ANALYST_REVIEW_CANCELLED,
              ANALYST_NEW_DATE,
              ANALYST_NEW_DATE_AHEAD,
              ANALYST_UNPREPARED,
              ANALYST_TAKEN_OVER -> MailSubject.REVIEW;
          case LEAD_LATE_TASKS -> MailSubject.TASKS;
          case ACTION_REMINDER -> MailSubject.ACTION;
          case DIGEST -> null;
        });
  }

  /** The earlier kinds about the same that need not leave once one of this kind is written. */
  public static Set<MailKind> replacedBy(MailKind newer) {
    return Set.copyOf(REPLACED.getOrDefault(newer, Set.of()));
  }

  /**
   * Whether it makes sense to those only who got a mail about the same before, or know of it
   * otherwise.
   */
  public static boolean presupposesAnEarlierOne(MailKind kind) {
    return PRESUPPOSE_AN_EARLIER_ONE.contains(kind);
  }

  /** The kinds about it, in their order. */
  public static List<MailKind> about(MailSubject subject) {
    return Stream.of(MailKind.values())
        .filter(kind -> of(kind).filter(subject::equals).isPresent())
        .toList();
  }
}
