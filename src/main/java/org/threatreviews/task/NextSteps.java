package org.threatreviews.task;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says what comes next for anything open, by its business key: the reference of a client, review,
 * incident or question, or the key of an action. An open task goes first, the most urgent one; else
 * what comes by itself, the earliest first.
 */
@Service
@Transactional(readOnly = true)
public class NextSteps {

  private static final Comparator<Wait> MOST_URGENT_FIRST = Comparator.<Wait>comparingInt(
          wait -> wait.kind().rank())
      .thenComparing(wait -> wait.step().when())
      .thenComparing(Wait::element);

  private final Waits waits;

  NextSteps(Waits waits) {
    this.waits = waits;
  }

  /**
   * The next step of each of these; one statement for all of them.
   *
   * @return without those for which nothing comes next, be they over or forgotten
   */
  public Map<String, NextStep> of(Collection<String> keys) {
    return mostUrgent(waits.of(new HashSet<>(keys)));
  }

  /** The next step of one; empty when nothing comes next. */
  public Optional<NextStep> of(String key) {
    return Optional.ofNullable(of(List.of(key)).get(key));
  }

  /**
   * What each of these waits for at one element of a process; for what has no process of its own
   * yet, but is started by another one.
   *
   * @return without those whose process does not wait there
   */
  public Map<String, NextStep> at(String process, String element, Collection<String> keys) {
    return mostUrgent(waits.of(new HashSet<>(keys)).stream()
        .filter(wait -> wait.process().equals(process) && wait.element().equals(element))
        .toList());
  }

  private static Map<String, NextStep> mostUrgent(List<Wait> found) {
    Map<String, NextStep> next = new HashMap<>();
    found.stream()
        .sorted(MOST_URGENT_FIRST)
        .forEach(wait -> next.putIfAbsent(wait.key(), wait.step()));
    return next;
  }
}
