package org.threatreviews.question;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.question.QuestionMessage.Kind;

/** A client's question. Guards its own transitions. */
@Table("question")
class Question {

  @Id
  private final String reference;

  @Version
  @SuppressWarnings("unused") // Spring Data's, to notice a change by somebody else
  private Long version;

  private final String clientReference;
  private final String subject;
  private final String text;
  private final String askedBy;
  private final String incidentReference;
  private Queue queue;
  private QuestionStatus status;
  private final Instant askedAt;
  private Instant openSince;
  private String answerText;
  private String answerAuthor;
  private int answers;
  private Instant answeredAt;
  private Instant closingNoticeAt;
  private Instant closedAt;
  private ClosedBecause closedBecause;
  private Conversion conversion;

  private boolean takenToAgenda;

  private final String requestFingerprint;

  @MappedCollection(idColumn = "question_reference", keyColumn = "position")
  private final List<QuestionMessage> messages;

  @PersistenceCreator
  Question(
      String reference,
      Long version,
      String clientReference,
      String subject,
      String text,
      String askedBy,
      String incidentReference,
      Queue queue,
      QuestionStatus status,
      Instant askedAt,
      Instant openSince,
      String answerText,
      String answerAuthor,
      int answers,
      Instant answeredAt,
      Instant closingNoticeAt,
      Instant closedAt,
      ClosedBecause closedBecause,
      Conversion conversion,
      boolean takenToAgenda,
      String requestFingerprint,
      List<QuestionMessage> messages) {
    this.reference = reference;
    this.version = version;
    this.clientReference = clientReference;
    this.subject = subject;
    this.text = text;
    this.askedBy = askedBy;
    this.incidentReference = incidentReference;
    this.queue = queue;
    this.status = status;
    this.askedAt = askedAt;
    this.openSince = openSince;
    this.answerText = answerText;
    this.answerAuthor = answerAuthor;
    this.answers = answers;
    this.answeredAt = answeredAt;
    this.closingNoticeAt = closingNoticeAt;
    this.closedAt = closedAt;
    this.closedBecause = closedBecause;
    this.conversion = conversion;
    this.takenToAgenda = takenToAgenda;
    this.requestFingerprint = requestFingerprint;
    this.messages = new ArrayList<>(messages);
  }

  static Question ask(NewQuestion question, Instant at) {
    return new Question(
        question.reference(),
        null,
        question.clientReference(),
        question.subject(),
        question.text(),
        question.by(),
        question.incidentReference(),
        null,
        QuestionStatus.OPEN,
        at,
        at,
        null,
        null,
        0,
        null,
        null,
        null,
        null,
        Conversion.NONE,
        false,
        question.fingerprint(),
        List.of());
  }

  void routeTo(Queue decided) {
    queue = decided;
  }

  /** Our answer is written; the client has it when it was {@link #answerSent sent}. */
  void answer(Answer answer) {
    if (status != QuestionStatus.OPEN) {
      throw new StateConflict(
          "status",
          "notOpen",
          "Question %s is already %s; only an open question can be answered."
              .formatted(reference, InWords.of(status)));
    }
    answerText = answer.text();
    answerAuthor = answer.by();
    if (answer.conversion() != Conversion.NONE) {
      conversion = answer.conversion();
    }
  }

  /** From now on it is the client's turn. */
  void answerSent(Instant at) {
    status = QuestionStatus.ANSWERED;
    answers++;
    answeredAt = at;
    closingNoticeAt = null;
    add(Kind.ANSWERED, answerAuthor, answerText, at);
    answerText = null;
    answerAuthor = null;
  }

  /**
   * @return false when it is closed already
   */
  boolean confirm(String by, Instant at) {
    if (status == QuestionStatus.CLOSED) {
      return false;
    }
    requireAnswered();
    add(Kind.CONFIRMED, by, null, at);
    close(ClosedBecause.CONFIRMED, at);
    return true;
  }

  /**
   * @return false when the same contact has just reopened it with the same words
   */
  boolean reopen(String by, String words, Instant at) {
    if (status == QuestionStatus.OPEN && isLast(Kind.REOPENED, by, words)) {
      return false;
    }
    requireAnswered();
    status = QuestionStatus.OPEN;
    openSince = at;
    add(Kind.REOPENED, by, words, at);
    return true;
  }

  /** The client was told that the question will be closed. */
  void noticeSent(Instant at) {
    closingNoticeAt = at;
  }

  /**
   * @return false when the client has replied in the meantime, and it stays as it is
   */
  boolean closeInSilence(Instant at) {
    if (status != QuestionStatus.ANSWERED) {
      return false;
    }
    close(ClosedBecause.SILENCE, at);
    return true;
  }

  void lateAnswerResolved(String by, String note, Instant at) {
    add(Kind.LATE_ANSWER_RESOLVED, by, note, at);
  }

  void takeToAgenda() {
    takenToAgenda = true;
  }

  /**
   * Who had to act, and when, from the asking on. Read off what was said, so that the clocks can't
   * tell anything else than the conversation.
   */
  List<QuestionTurn> turns() {
    List<QuestionTurn> turns = new ArrayList<>();
    boolean ours = true;
    Instant begin = askedAt;
    for (QuestionMessage message : messages) {
      boolean ends = ours
          ? message.kind() == Kind.ANSWERED
          : message.kind() == Kind.REOPENED || message.kind() == Kind.CONFIRMED;
      if (ends) {
        turns.add(new QuestionTurn(ours, begin, message.at()));
        ours = !ours;
        begin = message.at();
      }
    }
    if (closedBecause != ClosedBecause.CONFIRMED) {
      turns.add(new QuestionTurn(ours, begin, closedAt));
    }
    return turns;
  }

  private void close(ClosedBecause because, Instant at) {
    status = QuestionStatus.CLOSED;
    closedAt = at;
    closedBecause = because;
  }

  private void requireAnswered() {
    if (status != QuestionStatus.ANSWERED) {
      throw new StateConflict(
          "status",
          status == QuestionStatus.CLOSED ? "questionClosed" : "notAnswered",
          status == QuestionStatus.CLOSED
              ? "Question %s is closed. Please ask a new one.".formatted(reference)
              : "Question %s has no answer yet.".formatted(reference));
    }
  }

  private void add(Kind kind, String author, String words, Instant at) {
    messages.add(new QuestionMessage(kind, author, words, at));
  }

  private boolean isLast(Kind kind, String author, String words) {
    if (messages.isEmpty()) {
      return false;
    }
    QuestionMessage last = messages.get(messages.size() - 1);
    return last.kind() == kind
        && last.author().equalsIgnoreCase(author)
        && last.text().equals(words);
  }

  boolean isAwaitingReply() {
    return status == QuestionStatus.ANSWERED;
  }

  String reference() {
    return reference;
  }

  String clientReference() {
    return clientReference;
  }

  /** Null when it is not about a reported incident. */
  String incidentReference() {
    return incidentReference;
  }

  String subject() {
    return subject;
  }

  String text() {
    return text;
  }

  String askedBy() {
    return askedBy;
  }

  Queue queue() {
    return queue;
  }

  QuestionStatus status() {
    return status;
  }

  Instant askedAt() {
    return askedAt;
  }

  Instant openSince() {
    return openSince;
  }

  /** The answer that was written and is to be sent, or null. */
  String answerText() {
    return answerText;
  }

  /** How often it was answered. */
  int answers() {
    return answers;
  }

  Instant answeredAt() {
    return answeredAt;
  }

  Instant closingNoticeAt() {
    return closingNoticeAt;
  }

  /** Whether a review is still to take it up. */
  boolean awaitsAgenda() {
    return conversion == Conversion.AGENDA_ITEM && !takenToAgenda;
  }

  Conversion conversion() {
    return conversion;
  }

  String requestFingerprint() {
    return requestFingerprint;
  }

  QuestionSummary summary() {
    return new QuestionSummary(
        reference,
        clientReference,
        subject,
        askedBy,
        incidentReference,
        queue,
        status,
        askedAt,
        answeredAt,
        closedAt);
  }

  QuestionDetails details(QuestionTimes times) {
    return new QuestionDetails(
        reference,
        clientReference,
        subject,
        text,
        askedBy,
        incidentReference,
        queue,
        status,
        askedAt,
        openSince,
        answeredAt,
        closedAt,
        closedBecause,
        conversion,
        times,
        List.copyOf(messages));
  }
}
