package org.threatreviews.question;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.input.EmailAddress;
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

  @Embedded.Empty
  private Asked asked;

  private Queue queue;
  private QuestionStatus status;
  private Instant openSince;

  @Embedded.Nullable(prefix = "answer_")
  private DraftAnswer draft;

  @Embedded.Empty
  private Answering answering;

  @Embedded.Nullable
  private Closing closing;

  private Conversion conversion;
  private boolean takenToAgenda;
  private String goesTo;

  @MappedCollection(idColumn = "question_reference", keyColumn = "position")
  private final List<QuestionMessage> messages;

  @PersistenceCreator
  Question(
      String reference,
      Long version,
      String clientReference,
      Asked asked,
      Queue queue,
      QuestionStatus status,
      Instant openSince,
      DraftAnswer draft,
      Answering answering,
      Closing closing,
      Conversion conversion,
      boolean takenToAgenda,
      List<QuestionMessage> messages) {
    this.reference = reference;
    this.version = version;
    this.clientReference = clientReference;
    this.asked = asked;
    this.queue = queue;
    this.status = status;
    this.openSince = openSince;
    this.draft = draft;
    this.answering = answering;
    this.closing = closing;
    this.conversion = conversion;
    this.takenToAgenda = takenToAgenda;
    this.messages = new ArrayList<>(messages);
  }

  /** What was asked, by whom and when; {@code incidentReference} may be null. */
  record Asked(
      String subject,
      String text,
      String askedBy,
      String incidentReference,
      Instant askedAt,
      String requestFingerprint) {

    Asked by(String address) {
      return new Asked(subject, text, address, incidentReference, askedAt, requestFingerprint);
    }
  }

  /** An answer that is written and has yet to be sent. */
  record DraftAnswer(String text, String author) {}

  /**
   * What the client has got from us.
   *
   * @param answers how often it was answered
   * @param answeredAt when it was answered last, or null
   * @param closingNoticeAt when the client was told that the question will be closed, or null
   */
  record Answering(int answers, Instant answeredAt, Instant closingNoticeAt) {

    Answering another(Instant at) {
      return new Answering(answers + 1, at, null);
    }

    Answering noticed(Instant at) {
      return new Answering(answers, answeredAt, at);
    }
  }

  record Closing(Instant closedAt, ClosedBecause closedBecause) {}

  static Question ask(NewQuestion question, Instant at) {
    return new Question(
        question.reference(),
        null,
        question.clientReference(),
        new Asked(
            question.subject(),
            question.text(),
            question.by(),
            question.incidentReference(),
            at,
            question.fingerprint()),
        null,
        QuestionStatus.OPEN,
        at,
        null,
        new Answering(0, null, null),
        null,
        Conversion.NONE,
        false,
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
    draft = new DraftAnswer(answer.text(), answer.by());
    if (answer.conversion() != Conversion.NONE) {
      conversion = answer.conversion();
    }
  }

  /** From now on it is the client's turn. */
  void answerSent(Instant at) {
    status = QuestionStatus.ANSWERED;
    answering = answering.another(at);
    add(Kind.ANSWERED, draft.author(), draft.text(), at);
    draft = null;
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
    answering = answering.noticed(at);
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
    Instant begin = askedAt();
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
    if (closedBecause() != ClosedBecause.CONFIRMED) {
      turns.add(new QuestionTurn(ours, begin, closedAt()));
    }
    return turns;
  }

  private void close(ClosedBecause because, Instant at) {
    status = QuestionStatus.CLOSED;
    closing = new Closing(at, because);
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
    return asked.incidentReference();
  }

  String subject() {
    return asked.subject();
  }

  String text() {
    return asked.text();
  }

  String askedBy() {
    return asked.askedBy();
  }

  /** The address of the contact who gets the answer: who asked, or has taken over from them. */
  String reader() {
    return goesTo == null ? askedBy() : goesTo;
  }

  /** Who asked has left; the question is another contact's now. */
  void handTo(String address) {
    goesTo = address;
  }

  /** A contact has another address. */
  void readdressed(String before, String now) {
    if (EmailAddress.same(askedBy(), before)) {
      asked = asked.by(now);
    }
    if (goesTo != null && EmailAddress.same(goesTo, before)) {
      goesTo = now;
    }
  }

  Queue queue() {
    return queue;
  }

  QuestionStatus status() {
    return status;
  }

  Instant askedAt() {
    return asked.askedAt();
  }

  Instant openSince() {
    return openSince;
  }

  /** The answer that was written and is to be sent, or null. */
  String answerText() {
    return draft == null ? null : draft.text();
  }

  /** How often it was answered. */
  int answers() {
    return answering.answers();
  }

  Instant answeredAt() {
    return answering.answeredAt();
  }

  Instant closingNoticeAt() {
    return answering.closingNoticeAt();
  }

  Instant closedAt() {
    return closing == null ? null : closing.closedAt();
  }

  private ClosedBecause closedBecause() {
    return closing == null ? null : closing.closedBecause();
  }

  /** Whether a review is still to take it up. */
  boolean awaitsAgenda() {
    return conversion == Conversion.AGENDA_ITEM && !takenToAgenda;
  }

  Conversion conversion() {
    return conversion;
  }

  String requestFingerprint() {
    return asked.requestFingerprint();
  }

  QuestionDetails details(QuestionTimes times) {
    return new QuestionDetails(
        reference,
        clientReference,
        subject(),
        text(),
        askedBy(),
        reader(),
        incidentReference(),
        queue,
        status,
        askedAt(),
        answeredAt(),
        closedAt(),
        closedBecause(),
        conversion,
        times,
        List.copyOf(messages));
  }
}
