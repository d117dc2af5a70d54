package org.threatreviews.portal;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.question.Questions;
import org.threatreviews.review.ReviewProgramme;
import org.threatreviews.review.ReviewStatus;

/** The overview of all that concerns a client. */
@Component
class ClientOverview {

  private final IncidentFollowUp incidents;
  private final ReviewProgramme reviews;
  private final Questions questions;
  private final Improvements improvements;
  private final Clock clock;

  ClientOverview(
      IncidentFollowUp incidents,
      ReviewProgramme reviews,
      Questions questions,
      Improvements improvements,
      Clock clock) {
    this.incidents = incidents;
    this.reviews = reviews;
    this.questions = questions;
    this.improvements = improvements;
    this.clock = clock;
  }

  String show(Visit visit, Model model) {
    String client = visit.client().reference();
    Instant now = clock.instant();
    model.addAttribute("incidents", incidents.openOf(client));
    model.addAttribute(
        "reviews",
        reviews.reviewsOf(client).stream()
            .filter(review -> review.status() != ReviewStatus.CANCELLED)
            .filter(review -> review.start().isAfter(now))
            .toList());
    model.addAttribute("questions", questions.openOf(client));
    model.addAttribute("improvements", improvements.openOf(client));
    return "portal-client";
  }
}
