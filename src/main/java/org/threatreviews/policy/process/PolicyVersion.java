package org.threatreviews.policy.process;

import java.util.Map;

/** One version of a decision table, which never changes. */
public interface PolicyVersion {

  /**
   * The only row that counts.
   *
   * @param about the table's inputs by name; a value may be null
   * @throws IllegalStateException when no row says anything about that, or more than one does
   */
  PolicyRow row(Map<String, ?> about);
}
