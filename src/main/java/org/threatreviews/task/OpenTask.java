package org.threatreviews.task;

import java.time.Instant;
import java.util.List;

/**
 * A task that somebody has to do.
 *
 * @param key by which its model knows it
 * @param reference what it is about: the business key of its process; may be null
 * @param assignee user id of who has claimed it; null for nobody
 * @param groups whose members may claim it
 * @param due since when it is late, or from when on it will be; null for never
 */
public record OpenTask(
    String id,
    String key,
    String name,
    String reference,
    String assignee,
    List<String> groups,
    Instant due) {

  public OpenTask {
    groups = List.copyOf(groups);
  }
}
