package org.threatreviews.question;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.input.Spelling;
import org.threatreviews.input.Text;
import org.threatreviews.notification.NextReviewAhead;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/** Takes questions of clients and sees them answered and closed. The module's only door. */
@Service
@Transactional
public class Questions {

  private final QuestionRepository repository;
  private final QuestionLists lists;
  private final Clients clients;
  private final IncidentFollowUp incidents;
  private final Improvements improvements;
  private final QuestionProcess process;
  private final QuestionDeadlines deadlines;
  private final QuestionClocks clocks;
  private final QuestionMails mails;
  private final NextReviewAhead nextReview;
  private final DecisionHistory history;
  private final Clock clock;

  Questions(
      QuestionRepository repository,
      QuestionLists lists,
      Clients clients,
      IncidentFollowUp incidents,
      Improvements improvements,
      QuestionProcess process,
      QuestionDeadlines deadlines,
      QuestionClocks clocks,
      QuestionMails mails,
      NextReviewAhead nextReview,
      DecisionHistory history,
      Clock clock) {
    this.repository = repository;
    this.lists = lists;
    this.clients = clients;
    this.incidents = incidents;
    this.improvements = improvements;
    this.process = process;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.mails = mails;
    this.nextReview = nextReview;
    this.history = history;
    this.clock = clock;
  }

  /**
   * What became of a question that was sent.
   *
   * @param created false when the same question had been sent before
   */
  public record Submission(QuestionDetails question, boolean created) {}

  /**
   * Takes a question and brings it to its queue; the same question once only.
   *
   * @throws UnknownReference when there is no such client or incident
   * @throws InvalidInput when {@code by} is no contact of the client
   * @throws StateConflict when the reference is taken by another question
   */
  public Submission ask(NewQuestion asked) {
    // two identical requests at the same moment follow one another
    Client client = clients.lock(asked.clientReference());
    Optional<Question> before = askedBefore(asked);
    if (before.isPresent()) {
      return new Submission(details(before.get()), false);
    }
    NewQuestion known = asked.from(client.requireContact("by", asked.by()).email());
    if (asked.incidentReference() != null) {
      requireIncidentOf(client, asked.incidentReference());
    }
    Question question = repository.save(Question.ask(known, clock.instant()));
    decided(question, QuestionDecision.ASKED, known.by(), known.text());
    process.start(asked.reference(), asked.incidentReference() != null);
    return new Submission(get(asked.reference()), true);
  }

  private Optional<Question> askedBefore(NewQuestion asked) {
    Optional<Question> existing = repository.findById(asked.reference());
    if (existing.isPresent() && !existing.get().requestFingerprint().equals(asked.fingerprint())) {
      throw StateConflict.differentBody("question", asked.reference());
    }
    return existing;
  }

  /**
   * @throws UnknownReference when there is no such question
   */
  @Transactional(readOnly = true)
  public QuestionDetails get(String reference) {
    return details(find(reference));
  }

  private QuestionDetails details(Question question) {
    return question.details(clocks.times(question));
  }

  /**
   * One page of the client's questions, latest first; pages are counted from 0.
   *
   * @throws UnknownReference when there is no such client
   */
  @Transactional(readOnly = true)
  public QuestionPage page(String clientReference, int page, int size) {
    clients.get(clientReference);
    return new QuestionPage(
        lists.page(clientReference, page, size), page, size, lists.count(clientReference));
  }

  /** The client's questions whose latest answer falls into the period, asked again or not. */
  @Transactional(readOnly = true)
  public List<QuestionSummary> answeredBetween(String clientReference, Instant from, Instant to) {
    return lists.answeredBetween(clientReference, from, to);
  }

  /** The questions that are to be discussed in the client's next review. */
  @Transactional(readOnly = true)
  public List<QuestionSummary> forAgenda(String clientReference) {
    return lists.forAgenda(clientReference);
  }

  /** The question stands on the agenda of a review; {@link #forAgenda} names it no more. */
  public void takenToAgenda(String reference) {
    Question question = lock(reference);
    question.takeToAgenda();
    repository.save(question);
  }

  /** The decision says who answers. */
  public void route(String reference, Queue queue) {
    Question question = lock(reference);
    question.routeTo(queue);
    repository.save(question);
  }

  /**
   * Records our answer and, where wanted, an agenda item or an improvement.
   *
   * @throws InvalidInput when the answer is missing or longer than {@link Answer#LONGEST}, or the
   *     improvement is to be made in the past or by nobody
   * @throws StateConflict when the question does not wait for an answer, or is to be discussed in a
   *     review and the client has none ahead
   */
  public void answer(String reference, Answer answer) {
    if (answer.text() == null || answer.text().isBlank()) {
      throw new InvalidInput("answer", "required", "Please write the answer for the client.");
    }
    if (Text.length(answer.text()) > Answer.LONGEST) {
      throw new InvalidInput(
          "answer",
          "tooLong",
          "An answer can have at most %d characters.".formatted(Answer.LONGEST));
    }
    requireAhead(answer.improvementTarget());
    requireOwner(answer);
    Question question = lock(reference);
    requireAgenda(question, answer.conversion());
    Conversion before = question.conversion();
    question.answer(answer);
    decided(question, QuestionDecision.ANSWERED, answer.by(), answer.text());
    if (question.conversion() != before) {
      convert(question, answer);
    }
    repository.save(question);
  }

  /** A client that is still being taken on has its first review yet to be planned. */
  private void requireAgenda(Question question, Conversion conversion) {
    String client = question.clientReference();
    if (conversion == Conversion.AGENDA_ITEM
        && clients.get(client).status() != ClientStatus.ONBOARDING
        && !nextReview.of(client)) {
      throw new StateConflict(
          "convertTo",
          "noNextReview",
          "The client has no threat review ahead in which to discuss it; please answer the question in full, or put it on the improvement list.");
    }
  }

  private static void requireOwner(Answer answer) {
    if (answer.conversion() == Conversion.IMPROVEMENT && answer.improvementOwner() == null) {
      throw new InvalidInput(
          "improvementOwner", "required", "Please say who will make the improvement.");
    }
  }

  private void requireAhead(LocalDate target) {
    if (target != null && target.isBefore(deadlines.today())) {
      throw new InvalidInput(
          "improvementTarget",
          "notPast",
          "%s has already passed; please choose a later day.".formatted(InWords.day(target)));
    }
  }

  private void convert(Question question, Answer answer) {
    boolean improvement = question.conversion() == Conversion.IMPROVEMENT;
    decided(
        question,
        improvement ? QuestionDecision.MADE_IMPROVEMENT : QuestionDecision.MADE_AGENDA_ITEM,
        answer.by(),
        question.subject());
    if (improvement) {
      improvements.propose(
          new NewImprovement(
              question.clientReference(),
              question.subject(),
              question.text(),
              answer.improvementOwner(),
              answer.improvementTarget(),
              "Question " + question.reference()),
          answer.by());
    }
  }

  /** What the team lead decided about an answer that was late; {@code note} may be null. */
  public void lateAnswerResolved(String reference, String by, String note) {
    Question question = lock(reference);
    question.lateAnswerResolved(by, note, clock.instant());
    repository.save(question);
    decided(question, QuestionDecision.LATE_ANSWER_RESOLVED, by, note);
  }

  /**
   * The client is content; the question is closed.
   *
   * @return false when it was closed already and nothing changed
   * @throws InvalidInput when {@code by} is no contact of the client
   * @throws StateConflict when there is no answer to confirm
   */
  public boolean confirm(String reference, String by) {
    Question question = lock(reference);
    clients.get(question.clientReference()).requireContact("by", by);
    boolean changed = question.confirm(by, clock.instant());
    if (changed) {
      repository.save(question);
      mails.silenceOver(question);
      process.confirmed(reference);
      decided(question, QuestionDecision.CONFIRMED, by, null);
    }
    return changed;
  }

  /**
   * The client is not content; the question goes back to its queue.
   *
   * @return false when the same contact has just reopened it with the same words
   * @throws InvalidInput when {@code by} is no contact of the client or the text is missing
   * @throws StateConflict when the question is closed or still waits for an answer
   */
  public boolean reopen(String reference, String by, String text) {
    String words = Spelling.text(text);
    if (words == null) {
      throw new InvalidInput("text", "required", "Please say what is still open.");
    }
    Question question = lock(reference);
    clients.get(question.clientReference()).requireContact("by", by);
    boolean changed = question.reopen(by, words, clock.instant());
    if (changed) {
      repository.save(question);
      mails.silenceOver(question);
      process.reopened(reference);
      decided(question, QuestionDecision.REOPENED, by, words);
    }
    return changed;
  }

  /** Mails the answer that was written; it is the client's turn now. */
  public void mailAnswer(String reference) {
    Question question = lock(reference);
    String answer = question.answerText();
    if (answer != null) {
      question.answerSent(clock.instant());
      repository.save(question);
      mails.answer(
          question, answer, deadlines.answerDue(question), deadlines.closingNoticeDue(question));
    }
  }

  /** Tells a silent client that the question will be closed, and when. */
  public void sendClosingNotice(String reference) {
    Question question = lock(reference);
    if (question.isAwaitingReply() && question.closingNoticeAt() == null) {
      question.noticeSent(clock.instant());
      repository.save(question);
      mails.closingNotice(question, deadlines.closingDue(question));
    }
  }

  /** Closes a question whose answer met with silence. */
  public void closeInSilence(String reference) {
    Question question = lock(reference);
    if (question.closeInSilence(clock.instant())) {
      repository.save(question);
      mails.silenceOver(question);
      decided(question, QuestionDecision.CLOSED_IN_SILENCE, DecisionHistory.SYSTEM, null);
    }
  }

  /** When our answer is late. */
  @Transactional(readOnly = true)
  public Instant answerDue(String reference) {
    return deadlines.answerDue(find(reference));
  }

  /** By when the team lead should have seen to a late answer. */
  @Transactional(readOnly = true)
  public Instant lateAnswerDue(String reference) {
    return deadlines.lateAnswerDue(find(reference));
  }

  /** When a silent client is told that the question will be closed. */
  @Transactional(readOnly = true)
  public Instant closingNoticeDue(String reference) {
    return deadlines.closingNoticeDue(find(reference));
  }

  /** When a client that stays silent after the notice has been silent long enough. */
  @Transactional(readOnly = true)
  public Instant closingDue(String reference) {
    return deadlines.closingDue(find(reference));
  }

  private void decided(Question question, QuestionDecision kind, String by, String wording) {
    history.record(new Decision(
        question.clientReference(),
        DecisionSubject.QUESTION,
        question.reference(),
        kind,
        by,
        wording));
  }

  private Question find(String reference) {
    return repository.findById(reference).orElseThrow(() -> unknown(reference));
  }

  private Question lock(String reference) {
    return repository.findOneByReference(reference).orElseThrow(() -> unknown(reference));
  }

  private static UnknownReference unknown(String reference) {
    return new UnknownReference("reference", "question", reference);
  }

  private void requireIncidentOf(Client client, String incidentReference) {
    boolean known = incidents
        .find(incidentReference)
        .filter(incident -> incident.client().equals(client.reference()))
        .isPresent();
    if (!known) {
      throw new UnknownReference("incidentReference", "incident", incidentReference);
    }
  }
}
