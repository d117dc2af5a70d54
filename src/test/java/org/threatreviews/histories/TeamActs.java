package org.threatreviews.histories;

import static org.threatreviews.histories.Stage.BERLIN;
import static org.threatreviews.histories.Stage.CLIENT;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.threatreviews.client.Client;
import org.threatreviews.client.Subscription;
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.Verdict;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.agenda.AgreedAction;
import org.threatreviews.review.plan.ContractChange;

/** What analysts, SOC and team leads do, with tasks and without. */
final class TeamActs {

  private static final List<Integer> DAYS = List.of(0, 1, 10, 30, 70, 120, 200);

  private final Stage stage;
  private final Cast cast;
  private final Requests requests;
  private final TaskForms forms;
  private ContractChange lastChange;

  TeamActs(Stage stage, Requests requests) {
    this.stage = stage;
    this.cast = stage.cast();
    this.requests = requests;
    this.forms = new TaskForms(stage::now, List.of("WED"));
  }

  /** All open tasks that somebody can complete, in an order that doesn't depend on ids. */
  List<Task> tasks() {
    return cast.engine()
        .getTaskService()
        .createTaskQuery()
        .active()
        .orderByTaskCreateTime()
        .asc()
        .orderByTaskName()
        .asc()
        .unlimitedList();
  }

  void work(Act act) {
    List<Task> open = tasks();
    if (!open.isEmpty()) {
      complete(Act.pick(open, act.which()), act.how());
    }
  }

  /** Once around: what comes of it waits. */
  void workAll(Act act) {
    for (Task task : tasks()) {
      boolean open =
          cast.engine().getTaskService().createTaskQuery().taskId(task.getId()).count() > 0;
      if (open) {
        complete(task, act.how());
      }
    }
  }

  /**
   * What was in a form when somebody else was faster: the use case behind it must refuse it, whatever
   * the engine does about the task.
   */
  void lateForm(Act act, List<String> incidents) {
    if (incidents.isEmpty()) {
      return;
    }
    String reference = Act.pick(incidents, act.which());
    if (act.how() % 2 == 0 && !requests.isToVerify(reference)) {
      refused(
          "a late verification of %s".formatted(reference),
          () -> cast.followUpSteps().verify(reference, Verdict.REMOVED, "We looked.", "soc"));
    } else if (requests.open(reference).isEmpty() || requests.isToVerify(reference)) {
      refused(
          "late help with %s".formatted(reference),
          () -> cast.followUpSteps().assist(reference, "Do this.", "soc"));
    }
  }

  private void refused(String what, Runnable act) {
    if (stage.attempt(what, act)) {
      throw new AssertionError("%s is taken in, although nobody waits for it".formatted(what));
    }
  }

  private void complete(Task task, int how) {
    String key = keyOf(task);
    String element = task.getTaskDefinitionKey();
    Map<String, Object> form = new HashMap<>(forms.fillIn(element, how));
    stage.attempt("%s of %s is completed: %s".formatted(element, key, form), () -> {
      TaskService tasks = cast.engine().getTaskService();
      if (task.getAssignee() == null) {
        tasks.claim(task.getId(), whoIsThere());
      }
      tasks.complete(task.getId(), new HashMap<>(form));
      requests.worked(key, element, form);
      if ("CANCEL".equals(form.get("decision"))) {
        stage.plan().givenUp(dayOf(key));
      }
    });
  }

  /** Whoever has left does no work any more. */
  private String whoIsThere() {
    return cast.jdbc()
        .sql("select user_id from analyst where active order by user_id limit 1")
        .query(String.class)
        .optional()
        .orElse("admin");
  }

  private LocalDate dayOf(String review) {
    return cast.reviews().get(review).start().atZone(BERLIN).toLocalDate();
  }

  String keyOf(Task task) {
    ProcessInstance instance = cast.engine()
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceId(task.getProcessInstanceId())
        .singleResult();
    return String.valueOf(instance.getBusinessKey());
  }

  // meetings

  void decideItem(Act act) {
    List<ReviewSummary> open = cast.programme().reviewsOf(CLIENT).stream()
        .filter(review -> review.status().name().equals("PUBLISHED"))
        .toList();
    for (ReviewSummary review : open) {
      List<AgendaView.Item> items = cast.agenda().of(review.reference()).items();
      if (!items.isEmpty()) {
        decide(review.reference(), Act.pick(items, act.which()), act);
        return;
      }
    }
  }

  private void decide(String review, AgendaView.Item item, Act act) {
    AgendaOutcome outcome = AgendaOutcome.values()[act.how() % AgendaOutcome.values().length];
    AgreedAction action = outcome == AgendaOutcome.ACTION_AGREED
        ? new AgreedAction(
            "Agreed",
            Owner.values()[act.who() % Owner.values().length],
            stage.today().plusDays(5 + act.which()))
        : null;
    stage.attempt(
        "'%s' of %s: %s".formatted(item.title(), review, outcome),
        () -> cast.agenda()
            .decide(review, item.id(), new AgendaDecision(outcome, null, action), "analyst"));
  }

  void moveReview(Act act) {
    List<ReviewSummary> ahead = cast.programme().reviewsOf(CLIENT).stream()
        .filter(review -> review.status().name().matches("PLANNED|PUBLISHED"))
        .toList();
    if (ahead.isEmpty()) {
      return;
    }
    ReviewSummary review = Act.pick(ahead, act.which());
    ZonedDateTime start = review.start().atZone(BERLIN).plusDays(act.how() % 9 - 4L);
    stage.attempt(
        "%s is moved to %s".formatted(review.reference(), start.toLocalDateTime()),
        () -> cast.moves().move(review.reference(), start.toInstant()));
  }

  // the contract

  void changeContract(Act act) {
    Client client = cast.clients().get(CLIENT);
    LocalDate day = stage.today().plusDays(Act.pick(DAYS, act.which()));
    ContractChange change = switch (act.how() % 7) {
      case 0 -> ContractChange.extendTo(client.contractEnd().plusDays(10 + act.who() * 13L));
      case 1 -> ContractChange.terminateOn(day);
      case 2 ->
        ContractChange.subscribeTo(
            client.subscription() == Subscription.ADVISOR
                ? Subscription.STANDARD
                : Subscription.ADVISOR,
            day);
      case 3, 4 -> ContractChange.hold(day, day.plusDays(Act.pick(DAYS, act.who())));
      case 5 -> ContractChange.resumeOn(day);
      default -> renewal(client, act);
    };
    stage.attempt("the contract changes: %s".formatted(change), () -> {
      boolean again = change.equals(lastChange);
      cast.contractChanges().carryOut(CLIENT, change);
      if (!again) {
        stage.plan().agreed(change);
      }
      lastChange = change;
    });
  }

  /** From the day after the contract on, or later when that is over. */
  private ContractChange renewal(Client client, Act act) {
    LocalDate next = client.contractEnd().plusDays(1);
    LocalDate first = next.isBefore(stage.today()) ? stage.today().plusDays(act.who()) : next;
    return ContractChange.renew(
        first,
        first.plusMonths(2 + act.which()).minusDays(1),
        act.who() % 3 == 0 ? Subscription.ADVISOR : null);
  }

  void staff(Act act) {
    String user = Act.pick(Stage.POOL, act.who());
    LocalDate from = stage.today().plusDays(Act.pick(DAYS, act.which()) / 4);
    switch (act.how() % 3) {
      case 0 ->
        stage.attempt(
            "%s is away from %s on".formatted(user, from),
            () -> cast.staff().registerAbsence(user, from, from.plusDays(1 + act.how())));
      case 1 -> stage.attempt("%s leaves".formatted(user), () -> cast.staff().leave(user));
      default ->
        stage.attempt(
            "%s comes back".formatted(user),
            () -> cast.staff()
                .change(
                    user,
                    new org.threatreviews.staff.AnalystChange(
                        null, null, null, null, null, null, true)));
    }
  }

  // in Cockpit

  void suspend(Act act) {
    instance(act.which(), false).ifPresent(instance -> {
      stage.tell("%s is suspended".formatted(named(instance)));
      cast.engine().getRuntimeService().suspendProcessInstanceById(instance.getId());
    });
  }

  void activate(Act act) {
    instance(act.which(), true).ifPresent(this::activate);
  }

  void activateAll() {
    for (Optional<ProcessInstance> next = instance(0, true);
        next.isPresent();
        next = instance(0, true)) {
      activate(next.get());
    }
  }

  boolean isAnythingSuspended() {
    return instance(0, true).isPresent();
  }

  private void activate(ProcessInstance instance) {
    stage.tell("%s is activated".formatted(named(instance)));
    cast.engine().getRuntimeService().activateProcessInstanceById(instance.getId());
  }

  private Optional<ProcessInstance> instance(int number, boolean suspended) {
    List<ProcessInstance> found =
        cast.engine().getRuntimeService().createProcessInstanceQuery().unlimitedList().stream()
            .filter(instance -> instance.isSuspended() == suspended)
            .sorted(java.util.Comparator.comparing(TeamActs::named))
            .toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(Act.pick(found, number));
  }

  private static String named(ProcessInstance instance) {
    return instance.getProcessDefinitionId().split(":")[0] + " of " + instance.getBusinessKey();
  }
}
