package org.threatreviews.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.threatreviews.support.ServiceDesk;
import org.threatreviews.support.ServiceDesk.Answer;
import org.threatreviews.support.ServiceDesk.Task;

/**
 * Analyst, advisor, SOC and team lead work off their queues, each form in one of its ways; every
 * ninth task lies for three weeks before anybody looks at it.
 */
final class WholeTeam {

  private static final List<String> USERS = List.of("analyst", "advisor", "soc", "lead");
  private static final int NEGLECTED_DAYS = 21;

  private final ServiceDesk desk;
  private final TaskForms forms;
  private final Map<String, LocalDate> firstSeen = new HashMap<>();
  private final Map<String, Integer> turns = new HashMap<>();
  private final Set<String> refusedToday = new HashSet<>();
  private final Map<String, Integer> done = new TreeMap<>();
  private final Map<String, Integer> refused = new TreeMap<>();

  WholeTeam(ServiceDesk desk) {
    this.desk = desk;
    forms = new TaskForms(desk::now, List.of("MON", "TUE", "WED", "THU", "FRI"));
  }

  void beginDay() {
    refusedToday.clear();
  }

  /** @return whether anybody did anything */
  boolean work(LocalDate today) {
    boolean worked = false;
    for (String user : USERS) {
      for (Task task : desk.tasks(user)) {
        boolean neglected = Math.floorMod(task.id().hashCode(), 9) == 0;
        LocalDate seen = firstSeen.computeIfAbsent(task.id(), any -> today);
        if (!refusedToday.contains(task.id())
            && !(neglected && today.isBefore(seen.plusDays(NEGLECTED_DAYS)))) {
          worked |= complete(user, task);
        }
      }
    }
    return worked;
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
    assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
    refusedToday.add(task.id());
    refused.merge(
        task.definition() + ": " + answer.body().path("message").asText(answer.text()),
        1,
        Integer::sum);
    return false;
  }

  Map<String, Integer> done() {
    return done;
  }

  /** What was refused how often, with the words in which it was. */
  Map<String, Integer> refused() {
    return refused;
  }
}
