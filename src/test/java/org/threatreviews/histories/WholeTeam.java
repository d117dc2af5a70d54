package org.threatreviews.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.threatreviews.support.ServiceDesk;
import org.threatreviews.support.ServiceDesk.Answer;
import org.threatreviews.support.ServiceDesk.Task;

/**
 * Analyst, advisor, SOC and team lead work off their queues, each form in one of its ways; about
 * every ninth task lies for three weeks before anybody looks at it. Which, and which way, follows
 * from what a task is about and how often that came before, so that each run is the same.
 */
final class WholeTeam {

  static final int NEGLECTED_DAYS = 21;

  private static final List<String> USERS = List.of("analyst", "advisor", "soc", "lead");

  private final ServiceDesk desk;
  private final Predicate<String> gone;
  private final TaskForms forms;
  private final Map<String, LocalDate> lieUntil = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<String, Integer> turns = new HashMap<>();
  private final Set<String> neglected = new HashSet<>();
  private final Set<String> refusedToday = new HashSet<>();
  private final Map<String, Integer> done = new TreeMap<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private Instant now;

  /**
   * @param gone whether somebody has left: whoever has does no work any more
   */
  WholeTeam(ServiceDesk desk, Predicate<String> gone) {
    this.desk = desk;
    this.gone = gone;
    forms = new TaskForms(() -> now, List.of("MON", "TUE", "WED", "THU", "FRI"));
  }

  void beginDay() {
    refusedToday.clear();
  }

  /** @return whether anybody did anything */
  boolean work(LocalDate today, Instant time) {
    now = time;
    boolean worked = false;
    if (desk.openTasks().stream().noneMatch(task -> isToDo(task, today))) {
      return false;
    }
    for (String user : USERS.stream().filter(gone.negate()).toList()) {
      List<Task> queue = desk.tasks(user).stream()
          .sorted(Comparator.comparing(Task::key).thenComparing(Task::definition))
          .toList();
      for (Task task : queue) {
        lieUntil.computeIfAbsent(task.id(), any -> looksAt(task, today));
        if (isToDo(task.id(), today)) {
          worked |= complete(user, task);
        }
      }
    }
    return worked;
  }

  private boolean isToDo(String task, LocalDate today) {
    return !refusedToday.contains(task)
        && !lieUntil.getOrDefault(task, LocalDate.MIN).isAfter(today);
  }

  /** From when on somebody looks at a new task. */
  private LocalDate looksAt(Task task, LocalDate today) {
    String kind = task.key() + task.definition();
    String which = kind + seen.merge(kind, 1, Integer::sum);
    if (Math.floorMod(which.hashCode(), 9) > 0) {
      return today;
    }
    neglected.add(task.key());
    return today.plusDays(NEGLECTED_DAYS);
  }

  private boolean complete(String user, Task task) {
    String kind = task.key() + task.definition();
    int turn = turns.merge(kind, 1, Integer::sum);
    int how = Math.floorMod(kind.hashCode(), 60) + turn;
    Answer answer = desk.complete(user, task, forms.fillIn(task.definition(), how));
    if (answer.status() < 300) {
      done.merge(task.definition(), 1, Integer::sum);
      return true;
    }
    // too early, such as the record of a meeting that is still ahead; or gone meanwhile
    assertThat(answer.status())
        .as("%s of %s: %s", task.definition(), task.key(), answer.text())
        .isBetween(400, 499);
    refusedToday.add(task.id());
    refused.merge(
        task.definition() + ": " + answer.body().path("message").asText(answer.text()),
        1,
        Integer::sum);
    return false;
  }

  /** Whether a task about this has ever lain. */
  boolean isNeglected(String key) {
    return neglected.contains(key);
  }

  Map<String, Integer> done() {
    return done;
  }

  /** What was refused how often, with the words in which it was. */
  Map<String, Integer> refused() {
    return refused;
  }
}
