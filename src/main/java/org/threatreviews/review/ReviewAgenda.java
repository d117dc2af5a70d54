package org.threatreviews.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.Durations;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.improvement.ActionKey;
import org.threatreviews.improvement.ActionPoint;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewActionPoint;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.IncidentSummary;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.question.QuestionSummary;
import org.threatreviews.question.Questions;

/** Collects the agendas of reviews and records what came of them. Callers hold the review's row. */
@Component
class ReviewAgenda {

  private static final int LONGEST_TITLE = 200;
  private static final String IMPROVEMENT = "improvement ";
  private static final String ACTION_POINT = "action point ";
  private static final String CARRIED = "carried over ";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private final AgendaItems items;
  private final ActionPoints actions;
  private final ActionFollowUp followUp;
  private final IncidentFollowUp incidents;
  private final Questions questions;
  private final Improvements improvements;
  private final ReviewHistory history;
  private final ReviewProcess process;
  private final BusinessCalendar calendar;
  private final Clock clock;

  private record Draft(AgendaKind kind, String title, String detail) {}

  ReviewAgenda(
      AgendaItems items,
      ActionPoints actions,
      ActionFollowUp followUp,
      IncidentFollowUp incidents,
      Questions questions,
      Improvements improvements,
      ReviewHistory history,
      ReviewProcess process,
      BusinessCalendar calendar,
      Clock clock) {
    this.items = items;
    this.actions = actions;
    this.followUp = followUp;
    this.incidents = incidents;
    this.questions = questions;
    this.improvements = improvements;
    this.history = history;
    this.process = process;
    this.calendar = calendar;
    this.clock = clock;
  }

  AgendaView view(String review) {
    List<AgendaItem> all = items.findByReviewReferenceOrderByPosition(review);
    Map<UUID, ActionPoint> agreed =
        actions.agreedIn(all.stream().map(AgendaItem::id).toList()).stream()
            .collect(Collectors.toMap(ActionPoint::agendaItemId, Function.identity()));
    return new AgendaView(
        review,
        all.stream()
            .sorted(Comparator.comparing(AgendaItem::kind))
            .map(item -> view(item, agreed.get(item.id())))
            .toList());
  }

  private static AgendaView.Item view(AgendaItem item, ActionPoint action) {
    boolean named = item.kind() != AgendaKind.IMPROVEMENT && item.kind() != AgendaKind.ACTION_POINT;
    boolean carried =
        item.subjectReference() != null && item.subjectReference().startsWith(CARRIED);
    return new AgendaView.Item(
        item.id(),
        item.kind(),
        named && !carried ? item.subjectReference() : null,
        item.title(),
        item.detail(),
        item.raisedBy(),
        item.outcome(),
        item.note(),
        action == null ? null : agreed(action),
        item.outcome() == null ? null : item.decidedAt(),
        item.outcome() == null ? null : item.decidedBy(),
        item.socResult());
  }

  /**
   * Brings the agenda up to what is known now. Items that have an outcome stay as they are.
   *
   * @param from start of the review's period
   */
  void collect(Review review, Instant from) {
    List<AgendaItem> before = items.findByReviewReferenceOrderByPosition(review.reference());
    Map<String, AgendaItem> present = new HashMap<>();
    for (AgendaItem item : before) {
      if (item.subjectReference() != null) {
        present.put(item.subjectReference(), item);
      }
    }
    int position = lastPosition(before);
    Map<String, Draft> wanted = drafts(review, from);
    for (Map.Entry<String, Draft> entry : wanted.entrySet()) {
      AgendaItem known = present.get(entry.getKey());
      if (known == null) {
        add(review, ++position, entry.getKey(), entry.getValue());
      } else {
        refresh(known, entry.getValue());
      }
    }
    present.values().stream()
        .filter(item -> item.isUndecided() && item.note() == null && item.followsRecords())
        .filter(item -> !wanted.containsKey(item.subjectReference()))
        .forEach(items::delete);
  }

  private void add(Review review, int position, String subject, Draft draft) {
    items.save(AgendaItem.collected(
        review.reference(),
        position,
        draft.kind(),
        subject,
        draft.title(),
        draft.detail(),
        clock.instant()));
  }

  private void refresh(AgendaItem known, Draft draft) {
    if (known.isUndecided() && !known.says(draft.kind(), draft.title(), draft.detail())) {
      known.refresh(draft.kind(), draft.title(), draft.detail());
      items.save(known);
    }
  }

  private static int lastPosition(List<AgendaItem> agenda) {
    return agenda.isEmpty() ? 0 : agenda.get(agenda.size() - 1).position();
  }

  private Map<String, Draft> drafts(Review review, Instant from) {
    String client = review.clientReference();
    Map<String, Draft> drafts = new LinkedHashMap<>();
    for (IncidentSummary incident : incidents.reportedBetween(client, from, clock.instant())) {
      // what was taken back or merged into another one takes no time in the meeting
      if (incident.status() != IncidentStatus.WITHDRAWN) {
        drafts.put(incident.reference(), draft(AgendaKind.INCIDENT, incident));
      }
    }
    for (IncidentSummary incident : incidents.openOf(client)) {
      AgendaKind kind = incident.status() == IncidentStatus.RISK_ACCEPTED
          ? AgendaKind.ACCEPTED_RISK
          : AgendaKind.FOLLOW_UP;
      drafts.putIfAbsent(incident.reference(), draft(kind, incident));
    }
    for (Improvement improvement : improvements.openOf(client)) {
      drafts.put(IMPROVEMENT + improvement.id(), draft(improvement));
    }
    for (ActionPoint action : actions.openOf(client)) {
      if (!action.reviewReference().equals(review.reference())) {
        drafts.put(ACTION_POINT + action.id(), draft(action));
      }
    }
    for (QuestionSummary question : questions.forAgenda(client)) {
      drafts.put(
          question.reference(),
          new Draft(
              AgendaKind.QUESTION,
              shorten(question.subject()),
              "Question %s, asked by %s".formatted(question.reference(), question.by())));
      questions.takenToAgenda(question.reference());
    }
    takeOver(review, drafts);
    return drafts;
  }

  private void takeOver(Review review, Map<String, Draft> drafts) {
    for (AgendaItem left : items.findLeftTo(review.reference(), review.clientReference())) {
      String subject =
          left.subjectReference() == null ? CARRIED + left.id() : left.subjectReference();
      AgendaKind kind = left.kind() == AgendaKind.INCIDENT ? AgendaKind.FOLLOW_UP : left.kind();
      drafts.putIfAbsent(
          subject,
          new Draft(
              kind,
              left.title(),
              joined(
                  left.detail(), "from review %s".formatted(left.reviewReference()), left.note())));
      left.carryTo(review.reference());
      items.save(left);
    }
  }

  private Draft draft(AgendaKind kind, IncidentSummary incident) {
    return new Draft(
        kind,
        shorten("%s: %s".formatted(incident.reference(), incident.title())),
        joined(
            incident.unanswered() ? "unanswered" : null,
            InWords.of(incident.severity()) + " severity",
            "reported on %s".formatted(day(incident.reportedAt())),
            state(incident),
            "working time so far: client %s, SOC %s"
                .formatted(
                    Durations.inHours(incident.clientTime()),
                    Durations.inHours(incident.socTime()))));
  }

  private String state(IncidentSummary incident) {
    return switch (incident.status()) {
      case AWAITING_CLIENT -> "waiting for the client";
      case AWAITING_SOC -> "waiting for the SOC";
      case RISK_ACCEPTED ->
        incident.acceptedUntil() == null
            ? "risk accepted"
            : "risk accepted until " + DAY.format(incident.acceptedUntil());
      case CLOSED -> "closed on " + day(incident.closedAt());
      case WITHDRAWN -> "withdrawn";
    };
  }

  private static Draft draft(Improvement improvement) {
    return new Draft(
        AgendaKind.IMPROVEMENT,
        shorten(improvement.title()),
        joined(
            "owner: %s".formatted(InWords.of(improvement.owner())),
            improvement.targetDate() == null
                ? null
                : "target date " + DAY.format(improvement.targetDate()),
            improvement.reason()));
  }

  private static Draft draft(ActionPoint action) {
    return new Draft(
        AgendaKind.ACTION_POINT,
        shorten(action.title()),
        "owner: %s, due on %s".formatted(InWords.of(action.owner()), DAY.format(action.dueDate())));
  }

  /** A point that a contact asks for; the same words of the same contact once only. */
  void raise(Review review, String by, String text) {
    String words = text.strip();
    List<AgendaItem> agenda = items.findByReviewReferenceOrderByPosition(review.reference());
    boolean known =
        agenda.stream().anyMatch(item -> by.equals(item.raisedBy()) && words.equals(item.detail()));
    if (!known) {
      String title = shorten(words.lines().findFirst().orElse(words));
      AgendaItem raised = items.save(AgendaItem.raised(
          review.reference(), lastPosition(agenda) + 1, by, title, words, clock.instant()));
      history.raised(review, raised);
    }
  }

  /**
   * Records the outcome of an item; a later one replaces it with all that came of it, the same one
   * again changes nothing.
   */
  void decide(Review review, UUID id, AgendaDecision decision, String by) {
    AgendaItem item = get(review.reference(), id);
    AgendaOutcome before = item.outcome();
    if (apply(review, item, decision, by)) {
      settle(review, item, before, by);
    }
  }

  /**
   * As {@link #decide}, while somebody types. A note by itself is no decision: the history gets it
   * from {@link #recordNotes}.
   *
   * @param before what the page has shown
   * @return what another window had saved meanwhile and is replaced by this
   */
  Optional<AgendaDecision> enter(
      Review review, UUID id, AgendaDecision entry, AgendaDecision before, String by) {
    AgendaItem item = get(review.reference(), id);
    AgreedAction action = agreedIn(item);
    AgendaDecision present = new AgendaDecision(item.outcome(), item.note(), action);
    boolean replaces =
        !present.equals(before) && !present.equals(entry) && !present.equals(AgendaDecision.NONE);
    if (replaces) {
      history.replaced(review, item, present, by);
    }
    boolean noteOnly =
        entry.outcome() == present.outcome() && Objects.equals(entry.action(), present.action());
    if (!noteOnly) {
      decide(review, id, entry, by);
    } else if (!Objects.equals(entry.note(), present.note())) {
      item.note(entry.note(), by, clock.instant());
      items.save(item);
    }
    return replaces ? Optional.of(present) : Optional.empty();
  }

  /** Brings the notes that were typed since their item was decided into the history. */
  void recordNotes(Review review) {
    for (AgendaItem item : items.findByReviewReferenceOrderByPosition(review.reference())) {
      if (!item.isNoteRecorded()) {
        history.agendaItem(review, item, kind(item.outcome(), null), item.decidedBy(), item.note());
        item.recordNote();
        items.save(item);
      }
    }
  }

  private static Enum<?> kind(AgendaOutcome outcome, AgendaOutcome before) {
    if (outcome != null) {
      return outcome;
    }
    return before == null ? ReviewDecision.NOTED : ReviewDecision.OUTCOME_WITHDRAWN;
  }

  /**
   * @return whether anything changed
   */
  private boolean apply(Review review, AgendaItem item, AgendaDecision decision, String by) {
    AgreedAction agreed = agreedIn(item);
    boolean same = item.outcome() == decision.outcome()
        && Objects.equals(item.note(), decision.note())
        && Objects.equals(agreed, decision.action());
    if (same) {
      return false;
    }
    agree(review, item, agreed, decision.action(), by);
    AgendaOutcome before = item.outcome();
    item.decide(decision.outcome(), decision.note(), by, clock.instant());
    AgendaItem decided = items.save(item);
    history.agendaItem(review, decided, kind(decision.outcome(), before), by, decision.note());
    handOver(review, decided, before);
    return true;
  }

  /** The action that the item has led to, or null. */
  private AgreedAction agreedIn(AgendaItem item) {
    return actions.agreedIn(List.of(item.id())).stream()
        .findFirst()
        .map(ReviewAgenda::agreed)
        .orElse(null);
  }

  private static AgreedAction agreed(ActionPoint point) {
    return new AgreedAction(point.title(), point.owner(), point.dueDate());
  }

  private void agree(
      Review review, AgendaItem item, AgreedAction before, AgreedAction action, String by) {
    if (Objects.equals(before, action)) {
      return;
    }
    if (action == null) {
      actions.drop(item.id(), by);
      return;
    }
    LocalDate today = calendar.provider().dateOf(clock.instant());
    if (action.dueDate().isBefore(today)) {
      throw new InvalidInput(
          "action.dueDate",
          "notInThePast",
          "The due date, %s, has already passed.".formatted(InWords.day(action.dueDate())));
    }
    actions.agree(
        new NewActionPoint(
            review.clientReference(),
            review.reference(),
            item.id(),
            action.title(),
            action.owner(),
            action.dueDate()),
        by);
  }

  private void handOver(Review review, AgendaItem item, AgendaOutcome outcomeBefore) {
    boolean before = outcomeBefore == AgendaOutcome.HANDED_TO_SOC;
    boolean now = item.outcome() == AgendaOutcome.HANDED_TO_SOC;
    if (now && !before) {
      if (!review.isBegun()) {
        throw new StateConflict(
            "outcome",
            "reviewNotBegun",
            "Preparation of review %s has not begun yet; hand the item to the SOC once it has."
                .formatted(review.reference()));
      }
      process.handToSoc(review.reference(), item.id());
    } else if (before && !now) {
      process.takeBackFromSoc(review.reference(), item.id());
    }
  }

  /**
   * An action point that was discussed is done, and is not after all when that is taken back. With
   * any other outcome it stays as it is: its owner may have done it while the meeting goes on.
   */
  private void settle(Review review, AgendaItem item, AgendaOutcome before, String by) {
    boolean done = item.outcome() == AgendaOutcome.DISCUSSED;
    if (item.kind() == AgendaKind.ACTION_POINT && (done || before == AgendaOutcome.DISCUSSED)) {
      actions.settle(actionPointOf(item), done, review.reference(), by);
    }
    leaveToNextReview(item);
  }

  /** What a review leaves open is followed until the next. */
  private void leaveToNextReview(AgendaItem item) {
    if (item.kind() == AgendaKind.ACTION_POINT) {
      followUp.carriedOver(ActionKey.of(actionPointOf(item)));
    } else if (item.kind() == AgendaKind.IMPROVEMENT) {
      String id = item.subjectReference().substring(IMPROVEMENT.length());
      followUp.carriedOver(ActionKey.of(Long.parseLong(id)));
    }
  }

  private static UUID actionPointOf(AgendaItem item) {
    return UUID.fromString(item.subjectReference().substring(ACTION_POINT.length()));
  }

  /** What nobody has spoken about one by one; action points among it stay open. */
  void discussRest(Review review, String by) {
    for (AgendaItem item : items.findByReviewReferenceOrderByPosition(review.reference())) {
      if (item.isUndecided()
          && apply(
              review, item, new AgendaDecision(AgendaOutcome.DISCUSSED, item.note(), null), by)) {
        leaveToNextReview(item);
      }
    }
  }

  AgendaItem handled(UUID id, String result) {
    AgendaItem item = get(id);
    item.handled(result);
    return items.save(item);
  }

  AgendaItem get(UUID id) {
    return items.findById(id).orElseThrow(() -> unknown(id));
  }

  /**
   * @throws UnknownReference when the review has no such item
   */
  void requireItem(String review, UUID id) {
    get(review, id);
  }

  private AgendaItem get(String review, UUID id) {
    return items
        .findById(id)
        .filter(item -> item.reviewReference().equals(review))
        .orElseThrow(() -> unknown(id));
  }

  private static UnknownReference unknown(UUID id) {
    return new UnknownReference("id", "agenda item", id.toString());
  }

  private String day(Instant instant) {
    return DAY.format(instant.atZone(calendar.zone()));
  }

  private static String joined(String... parts) {
    return Arrays.stream(parts)
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining("; "));
  }

  static String shorten(String title) {
    return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
  }
}
