package org.threatreviews.task.process;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.task.PoolStanding;
import org.threatreviews.task.PoolStanding.Standing;

/**
 * Who may have a task as theirs: whoever is in one of the groups that do it, and team leads. Who has
 * left the pool does no analyst's or advisor's work any more, whatever the
 * engine's groups still say, but what another group does that they are in, such as the SOC.
 *
 * <p>Groups are read from the engine's tables: its queries answer by the rights of whoever asks.
 */
@Component
public class TaskTakers {

  /** The rule by which a task is refused to somebody who has left the pool. */
  static final String HAS_LEFT = "hasLeft";

  private static final String FIELD = "assignee";

  private static final Set<String> OF_THE_POOL = Set.of("analyst", "advisor");

  private static final Map<String, String> IN_WORDS = Map.of(
      "analyst",
      "an analyst",
      "advisor",
      "an advisor",
      "soc",
      "the 24/7 SOC",
      CamundaOpenTasks.TEAM_LEAD,
      "a team lead");

  private final JdbcClient jdbc;
  private final PoolStanding pool;

  TaskTakers(JdbcClient jdbc, PoolStanding pool) {
    this.jdbc = jdbc;
    this.pool = pool;
  }

  /** Whether the task may be theirs. */
  public boolean mayHave(String userId, Collection<String> groups) {
    return refusal(userId, groups, false).isEmpty();
  }

  /**
   * @param groups that do the task
   * @param themselves whether they ask for it, and are not named by somebody else
   * @return why it can't be theirs, in words; empty when it can
   */
  Optional<StateConflict> refusal(String userId, Collection<String> groups, boolean themselves) {
    Standing standing = pool.of(userId);
    Set<String> theirs = groupsOf(userId);
    boolean account = hasAccount(userId);
    if (standing == Standing.LEFT) {
      theirs.removeAll(OF_THE_POOL);
    } else if (standing == Standing.THERE) {
      theirs.addAll(OF_THE_POOL);
    } else if (!account) {
      return Optional.of(
          new StateConflict(FIELD, "unknownUser", "There is no user '%s'.".formatted(userId)));
    }
    if (theirs.contains(CamundaOpenTasks.TEAM_LEAD) || groups.stream().anyMatch(theirs::contains)) {
      return Optional.empty();
    }
    return Optional.of(
        standing == Standing.LEFT ? hasLeft(userId, themselves) : otherGroup(userId, groups));
  }

  /** Whether they are of those who do such tasks, as the engine's groups and the pool say. */
  boolean isOneOf(String userId, Collection<String> groups) {
    Set<String> theirs = groupsOf(userId);
    if (pool.of(userId) == Standing.THERE) {
      theirs.addAll(OF_THE_POOL);
    }
    return groups.stream().anyMatch(theirs::contains);
  }

  static StateConflict notTheirs(Collection<String> groups) {
    return new StateConflict(
        "task",
        "notTheirs",
        "This task is done by %s; please claim it before you complete it."
            .formatted(inWords(groups)));
  }

  private static String inWords(Collection<String> groups) {
    return groups.stream()
        .sorted()
        .map(group -> IN_WORDS.getOrDefault(group, group))
        .collect(Collectors.joining(" or "));
  }

  private static StateConflict hasLeft(String userId, boolean themselves) {
    return new StateConflict(
        FIELD,
        HAS_LEFT,
        themselves
            ? "You have left the pool of those who hold threat reviews, so this task can't be yours. A team lead can take you back under Analysts."
            : "'%s' has left the pool of those who hold threat reviews; please choose somebody else."
                .formatted(userId));
  }

  private static StateConflict otherGroup(String userId, Collection<String> groups) {
    return new StateConflict(
        FIELD,
        "otherGroup",
        "This task is done by %s, and '%s' is not one of them; please choose somebody else."
            .formatted(inWords(groups), userId));
  }

  private Set<String> groupsOf(String userId) {
    List<String> groups = jdbc.sql("select group_id_ from act_id_membership where user_id_ = :user")
        .param("user", userId)
        .query(String.class)
        .list();
    return new HashSet<>(groups);
  }

  private boolean hasAccount(String userId) {
    return jdbc.sql("select exists (select 1 from act_id_user where id_ = :user)")
        .param("user", userId)
        .query(Boolean.class)
        .single();
  }

  /** Whether the task was there before the present command of the engine. */
  boolean isStored(String task) {
    return jdbc.sql("select exists (select 1 from act_ru_task where id_ = :task)")
        .param("task", task)
        .query(Boolean.class)
        .single();
  }
}
