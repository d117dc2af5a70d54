package org.threatreviews.onboarding.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContractSpan;
import org.threatreviews.client.OnboardingStage;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.NextReview;
import org.threatreviews.review.plan.NextSubscription;
import org.threatreviews.task.NextStep;
import org.threatreviews.task.NextStepResponse;

/**
 * A client's state. {@code nextReview} is null when no review lies ahead, {@code nextStep} of the
 * onboarding or the programme once the contract has ended.
 *
 * @param subscription in force today
 * @param nextSubscription what was agreed for later; null when that is nothing else
 * @param contractStart first day of the contract, or of the first of those that follow one another
 *     without a gap
 * @param contracts all that the client has had, the present one and a renewal to come, oldest first
 */
record ClientResponse(
    String reference,
    String name,
    String country,
    String language,
    String timeZone,
    ClientStatus status,
    OnboardingStage onboardingStage,
    Subscription subscription,
    UpcomingSubscription nextSubscription,
    LocalDate contractStart,
    LocalDate contractEnd,
    List<ContractSpan> contracts,
    List<Contact> contacts,
    boolean incidentDetailsInMail,
    NextMeeting nextReview,
    NextStepResponse nextStep) {

  /** The next meeting, with its start in the business zone's offset. */
  record NextMeeting(String reference, OffsetDateTime start) {}

  /**
   * @param from its first day
   */
  record UpcomingSubscription(Subscription subscription, LocalDate from) {}

  /**
   * @param upcoming null when no other subscription was agreed for later
   * @param contracts oldest first
   * @param next null when no review lies ahead
   * @param step null when nothing comes next
   */
  static ClientResponse of(
      Client client,
      NextSubscription upcoming,
      List<ContractSpan> contracts,
      NextReview next,
      NextStep step,
      ZoneId zone) {
    return new ClientResponse(
        client.reference(),
        client.name(),
        client.country(),
        client.language(),
        client.timeZone().getId(),
        client.status(),
        client.onboardingStage(),
        client.subscription(),
        upcoming == null
            ? null
            : new UpcomingSubscription(upcoming.subscription(), upcoming.from()),
        client.contractStart(),
        client.contractEnd(),
        contracts,
        client.contacts(),
        client.incidentDetailsInMail(),
        next == null
            ? null
            : new NextMeeting(next.reference(), next.start().atZone(zone).toOffsetDateTime()),
        client.status() == ClientStatus.ENDED ? null : NextStepResponse.of(step, zone));
  }
}
