package org.threatreviews.review.meeting;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.input.Spelling;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewDecisions;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewTimes;
import org.threatreviews.review.agenda.ItemImprovements;
import org.threatreviews.review.agenda.ReviewAgenda;

/** Sends the minutes of reviews and takes what the client says about them. */
@Service
@Transactional
public class ReviewMinutes {

  private final ReviewLookup reviews;
  private final ReviewAgenda agenda;
  private final ItemImprovements improvements;
  private final MinutesStore store;
  private final MeetingMails mails;
  private final Questions questions;
  private final ReviewDecisions decisions;
  private final ReviewTimes times;
  private final Clock clock;

  ReviewMinutes(
      ReviewLookup reviews,
      ReviewAgenda agenda,
      ItemImprovements improvements,
      MinutesStore store,
      MeetingMails mails,
      Questions questions,
      ReviewDecisions decisions,
      ReviewTimes times,
      Clock clock) {
    this.reviews = reviews;
    this.agenda = agenda;
    this.improvements = improvements;
    this.store = store;
    this.mails = mails;
    this.questions = questions;
    this.decisions = decisions;
    this.times = times;
    this.clock = clock;
  }

  /** Keeps the minutes of a held review and mails them to all contacts, once. */
  public void send(String reference) {
    Review review = reviews.lock(reference);
    if (review.outcome() != ReviewOutcome.HELD || store.find(reference).isPresent()) {
      return;
    }
    Minutes minutes = compose(review);
    store.keep(reference, minutes, clock.instant());
    Client client = reviews.clientOf(review);
    mails.minutes(
        client,
        review,
        minutes,
        contact -> times.minutesDeadline(review, client, contact, clock.instant()));
    decisions.record(review, MeetingDecision.MINUTES_SENT, DecisionHistory.SYSTEM, null);
  }

  /**
   * The minutes as they were mailed; empty until then.
   *
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public Optional<Minutes> of(String reference) {
    Review review = reviews.get(reference);
    // a review that was closed before minutes were kept shows what they were made of
    return store
        .find(reference)
        .or(() -> review.status() == ReviewStatus.CLOSED
            ? Optional.of(compose(review))
            : Optional.empty());
  }

  private Minutes compose(Review review) {
    String reference = review.reference();
    return Minutes.of(review, agenda.view(reference), improvements.of(reference));
  }

  /** What contacts have said about the minutes, in the order in which they did. */
  @Transactional(readOnly = true)
  public List<MinutesReply> replies(String reference) {
    return store.replies(reference);
  }

  /**
   * A contact says that the minutes are right.
   *
   * @param by the contact's address
   * @return false when the contact had said so before
   * @throws StateConflict when there are no minutes yet
   * @throws InvalidInput when the address is no contact's
   */
  public boolean confirm(String reference, String by) {
    Review review = reviews.lock(reference);
    String contact = whoMayReply(review, by);
    if (store.replies(reference).stream()
        .anyMatch(reply -> reply.confirms() && reply.contact().equals(contact))) {
      return false;
    }
    store.add(reference, new MinutesReply(contact, null, null, clock.instant()));
    decisions.record(review, MeetingDecision.MINUTES_CONFIRMED, contact, null);
    return true;
  }

  /**
   * A contact has something to say about the minutes. It becomes a question, so that the team has
   * it in its queue with a due date, and the contact gets an answer.
   *
   * @param by the contact's address
   * @return false when the contact had said the same before
   * @throws StateConflict when there are no minutes yet
   * @throws InvalidInput when the text is empty or the address is no contact's
   */
  public boolean comment(String reference, String by, String text) {
    // asking locks the client's row, which comes before the review's
    return reviews.locked(reference, (client, review) -> {
      String contact = whoMayReply(review, by);
      String words = Spelling.text(text);
      if (words == null) {
        throw new InvalidInput("text", "required", "Please say what is wrong or missing.");
      }
      List<MinutesReply> replies = store.replies(reference);
      if (replies.stream()
          .anyMatch(reply -> words.equals(reply.text()) && reply.contact().equals(contact))) {
        return false;
      }
      long comments = replies.stream().filter(reply -> !reply.confirms()).count();
      String question = "%s-C%d".formatted(reference, comments + 1);
      store.add(reference, new MinutesReply(contact, words, question, clock.instant()));
      decisions.record(review, MeetingDecision.MINUTES_COMMENTED, contact, words);
      questions.ask(new NewQuestion(
          client.reference(),
          question,
          "Minutes of threat review %s".formatted(review.title()),
          words,
          contact,
          null));
      return true;
    });
  }

  private String whoMayReply(Review review, String by) {
    if (of(review.reference()).isEmpty()) {
      throw new StateConflict(
          "reference", "noMinutes", "Review %s has no minutes yet.".formatted(review.reference()));
    }
    return reviews.contactOf(review, by);
  }
}
