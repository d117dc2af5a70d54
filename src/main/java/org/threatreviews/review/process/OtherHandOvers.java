package org.threatreviews.review.process;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Clients;
import org.threatreviews.problem.InWords;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.handover.HandOvers;
import org.threatreviews.task.process.Markdown;

/** Lists the reviews that the answer about one of them settles, too. */
@Component
class OtherHandOvers {

  private static final int LONGEST_LIST = 60;

  private final HandOvers handOvers;
  private final Clients clients;
  private final BusinessCalendar calendar;

  OtherHandOvers(HandOvers handOvers, Clients clients, BusinessCalendar calendar) {
    this.handOvers = handOvers;
    this.clients = clients;
    this.calendar = calendar;
  }

  /**
   * @param asked reference of the review that the lead is asked about
   * @param former user id of who can't hold them
   */
  TypedValue of(String asked, String former) {
    List<ReviewSummary> others = handOvers.lookedFor(former).stream()
        .filter(review -> !review.reference().equals(asked))
        .toList();
    return Markdown.variable(
        others.isEmpty()
            ? ""
            : """
        **%d more reviews** wait for somebody in the same place. Your answer goes for them, too: \
        whoever you name gets those at whose time they are free, and you are asked about the rest.

        %s%s""".formatted(
                    others.size(),
                    others.stream()
                        .limit(LONGEST_LIST)
                        .map(this::line)
                        .collect(Collectors.joining("\n")),
                    others.size() > LONGEST_LIST ? "\n* …" : ""));
  }

  private String line(ReviewSummary review) {
    return "* %s, %s: %s, %s"
        .formatted(
            Markdown.literal(clients.get(review.client()).name()),
            Markdown.literal(review.title()),
            InWords.day(calendar.provider().dateOf(review.start())),
            InWords.time(review.start(), calendar.zone()));
  }
}
