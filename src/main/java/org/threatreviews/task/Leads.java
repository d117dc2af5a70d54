package org.threatreviews.task;

import java.util.List;

/** The team leads. */
public interface Leads {

  /**
   * @param email never blank
   */
  record Lead(String userId, String name, String email) {}

  /** Those who can be mailed. */
  List<Lead> reachable();
}
