package org.threatreviews.histories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.threatreviews.histories.Rules.Record;
import org.threatreviews.invariant.Rule;

/** Plays a history and checks after each of its steps. */
final class Play {

  private static final List<Duration> STEPS = List.of(
      Duration.ofMinutes(20),
      Duration.ofHours(5),
      Duration.ofDays(1),
      Duration.ofDays(4),
      Duration.ofMinutes(2),
      Duration.ofHours(14),
      Duration.ofDays(2),
      Duration.ofDays(6),
      Duration.ofHours(2),
      Duration.ofDays(11),
      Duration.ofDays(25),
      Duration.ofDays(80));

  /** Nobody is without machines for longer. */
  private static final Duration LONGEST = Duration.ofDays(200);

  /** As {@link TeamActs#changeContract} numbers the kinds of change. */
  private static final int RENEWAL = 6;

  /** In which nobody does anything, at the end. */
  private static final Duration SILENCE = Duration.ofDays(12);

  private final Stage stage;
  private final ContactActs contacts;
  private final TeamActs team;
  private final PeopleActs people;
  private final Rules rules;
  private final Cast cast;
  private final ExpectedSteps steps;
  private final Machines machines;
  private int acts;
  private int checks;

  Play(Cast cast) {
    stage = new Stage(cast);
    Requests requests = new Requests();
    contacts = new ContactActs(stage, requests);
    team = new TeamActs(stage, requests);
    people = new PeopleActs(stage);
    machines = new Machines(stage);
    rules = new Rules(cast.jdbc(), requests, stage::now, people::haveChanged);
    steps = new ExpectedSteps(cast, requests);
    this.cast = cast;
  }

  /** @throws AssertionError with the whole story when anything is broken */
  void perform(History history) {
    try {
      stage.set(history.beginning());
      check(true);
      for (Act act : history.acts()) {
        perform(act);
      }
      team.activateAll();
      stage.settle();
      check(true);
      stage.tell("nobody does anything");
      stage.advanceTo(stage.now().plus(SILENCE));
      check(true);
    } catch (AssertionError broken) {
      throw new AssertionError(
          "%s%n%n%s%n%nAgain by -Dhistory=\"%s\"%n"
              .formatted(broken.getMessage(), stage.story(), history),
          broken);
    }
  }

  private void perform(Act act) {
    acts++;
    stage.stand();
    switch (act.kind()) {
      case ADVANCE -> stage.advanceTo(stage.now().plus(Act.pick(STEPS, act.how())));
      case OUTAGE -> {
        stage.tell("an outage begins");
        stage.sleepUntil(stage.now().plus(Act.pick(STEPS, act.how())));
        if (act.who() % 3 == 0) {
          stage.runSome(act.which()); // people act before the machines have caught up
        } else {
          stage.settle();
        }
      }
      case CRASH -> stage.crashInNextStep(Act.pick(STEPS, act.how()));
      case CONTRACT_RUNS_OUT -> contractRunsOut(act);
      case TAKE_BACK -> contacts.takeBack(act);
      case LATE_FORM -> team.lateForm(act, contacts.incidents());
      case RESTART -> machines.restart(Act.pick(STEPS, act.how()), act.which());
      case REPORT -> contacts.report(act);
      case FEEDBACK -> contacts.feedback(act);
      case ASK_FOR_ACCEPTANCE -> contacts.askForAcceptance(act);
      case WITHDRAW_ACCEPTANCE -> contacts.withdrawAcceptance(act);
      case CORRECT -> contacts.correct(act);
      case ASK -> contacts.ask(act);
      case REPLY -> contacts.reply(act);
      case PROPOSE -> contacts.propose(act);
      case DO_ACTION -> contacts.doAction(act);
      case WORK -> team.work(act);
      case WORK_ALL -> team.workAll(act);
      case RAISE_POINT -> contacts.raisePoint(act);
      case DECIDE_ITEM -> team.decideItem(act);
      case MOVE_REVIEW -> team.moveReview(act);
      case CHANGE_CONTRACT -> team.changeContract(act);
      case STAFF -> team.staff(act);
      case PEOPLE -> people.change(act);
      case SUSPEND -> team.suspend(act);
      case ACTIVATE -> team.activate(act);
    }
    if (!stage.hasMoved()) {
      return; // there was nobody to act, or nothing to act on
    }
    // every other act meets what is due just now before it has run
    boolean settles = (act.which() + act.how()) % 2 == 0;
    if (!settles || stage.isAnythingDue()) {
      check(false);
    }
    if (settles) {
      stage.settle();
      check(true);
    }
  }

  private void contractRunsOut(Act act) {
    Instant over = cast.clients()
        .get(Stage.CLIENT)
        .contractEnd()
        .plusDays(1)
        .atTime(0, 30)
        .atZone(Stage.BERLIN)
        .toInstant();
    if (over.isBefore(stage.now()) || Duration.between(stage.now(), over).compareTo(LONGEST) > 0) {
      return; // a whole life is not played in one act
    }
    stage.tell("an outage begins, and lasts until the contract is over");
    stage.sleepUntil(over);
    stage.runSome(act.who());
    team.changeContract(new Act(
        Act.Kind.CHANGE_CONTRACT, act.which(), act.how(), act.how() % 3 == 0 ? 0 : RENEWAL));
  }

  /**
   * @param settled whether everything that was due has run
   */
  private void check(boolean settled) {
    checks++;
    boolean quiet = settled && !team.isAnythingSuspended();
    EngineState engine = EngineState.of(cast.jdbc());
    List<Record> records = rules.records();
    List<String> broken = new ArrayList<>(rules.broken(records, engine, quiet));
    broken.addAll(steps.wrong(records, engine, quiet));
    if (quiet) {
      broken.addAll(stage.plan().wrong(stage.today()));
    }
    cast.invariants().check(3).stream()
        .filter(state -> !state.holds() && !excused(state.rule(), quiet))
        .forEach(state -> broken.add("%s: %s".formatted(state.rule(), state.samples())));
    if (!broken.isEmpty()) {
      throw new AssertionError(String.join("\n", broken));
    }
  }

  /** While something is suspended nobody acts, as its own rule says. */
  private static boolean excused(Rule rule, boolean quiet) {
    return !quiet && rule == Rule.SUSPENDED;
  }

  int acts() {
    return acts;
  }

  int checks() {
    return checks;
  }

  int jobsRun() {
    return stage.jobsRun() + machines.jobsRun();
  }
}
