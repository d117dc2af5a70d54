package org.threatreviews.invariant;

import java.util.List;

/**
 * How it stands with a rule.
 *
 * @param count how often it is broken
 * @param samples the oldest of what breaks it
 */
public record RuleState(Rule rule, long count, List<Violation> samples) {

  public boolean holds() {
    return count == 0;
  }
}
