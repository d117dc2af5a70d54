package org.threatreviews.onboarding.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Contact;
import org.threatreviews.client.OnboardingStage;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.ReviewSummary;

/** A client's state. {@code nextReview} is null when no review lies ahead. */
record ClientResponse(
    String reference,
    String name,
    String country,
    String language,
    String timeZone,
    ClientStatus status,
    OnboardingStage onboardingStage,
    Subscription subscription,
    LocalDate contractStart,
    LocalDate contractEnd,
    List<Contact> contacts,
    NextReview nextReview) {

  /** The next meeting, with its start in the business zone's offset. */
  record NextReview(String reference, OffsetDateTime start) {}

  static ClientResponse of(Client client, Optional<ReviewSummary> next, ZoneId zone) {
    return new ClientResponse(
        client.reference(),
        client.name(),
        client.country(),
        client.language(),
        client.timeZone().getId(),
        client.status(),
        client.onboardingStage(),
        client.subscription(),
        client.contractStart(),
        client.contractEnd(),
        client.contacts(),
        next.map(
                review ->
                    new NextReview(
                        review.reference(), review.start().atZone(zone).toOffsetDateTime()))
            .orElse(null));
  }
}
