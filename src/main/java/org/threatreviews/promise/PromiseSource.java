package org.threatreviews.promise;

import java.time.Instant;
import java.util.List;

/** Who knows promises of one kind or more; each promise has one source. */
public interface PromiseSource {

  /**
   * What was promised to or by a client for a span of time.
   *
   * @param client the client's reference
   * @return at least all that fell due from one instant on, until before another, each once
   */
  List<Promise> dueBetween(String client, Instant from, Instant to);
}
