package org.threatreviews.review.web;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.task.NextStep;
import org.threatreviews.task.NextSteps;

/** What comes next for reviews; as many statements for many as for few of one client. */
@Component
class ReviewNextSteps {

  private static final Set<ReviewStatus> OPEN =
      Set.of(ReviewStatus.PLANNED, ReviewStatus.PUBLISHED);

  private static final String PROGRAMME = "review-programme";
  private static final String PREPARATION_DUE = "event_preparationDue";

  private final NextSteps nextSteps;
  private final ThreatReviews reviews;

  ReviewNextSteps(NextSteps nextSteps, ThreatReviews reviews) {
    this.nextSteps = nextSteps;
    this.reviews = reviews;
  }

  /**
   * The next step of each review that is open, by its reference. One that has not begun waits for
   * the programme of its client, which starts one after another.
   */
  Map<String, NextStep> of(Collection<ReviewSummary> some) {
    List<ReviewSummary> open =
        some.stream().filter(review -> OPEN.contains(review.status())).toList();
    if (open.isEmpty()) {
      return Map.of();
    }
    Map<String, NextStep> next =
        new HashMap<>(nextSteps.of(open.stream().map(ReviewSummary::reference).toList()));
    List<ReviewSummary> ahead =
        open.stream().filter(review -> !next.containsKey(review.reference())).toList();
    if (!ahead.isEmpty()) {
      Map<String, NextStep> programmes = nextSteps.at(
          PROGRAMME,
          PREPARATION_DUE,
          ahead.stream().map(ReviewSummary::client).collect(Collectors.toSet()));
      Map<String, Instant> begins = reviews.preparationBegins(ahead);
      ahead.stream()
          .filter(review -> programmes.containsKey(review.client()))
          .forEach(review -> next.put(
              review.reference(),
              begin(begins.get(review.reference()), programmes.get(review.client()))));
    }
    return next;
  }

  private static NextStep begin(Instant begins, NextStep programme) {
    return new NextStep(
        programme.who(),
        programme.what(),
        begins.isAfter(programme.when()) ? begins : programme.when());
  }
}
