package org.threatreviews.promise;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells which promises were kept: the one place for packs, figures and whoever asks. A promise counts
 * in the span in which it fell due, in no other, and only when that moment is over. It is kept when
 * it was done by then; what was done later, or is still open, is not.
 */
@Service
@Transactional(readOnly = true)
public class PromiseReckoning {

  private final List<PromiseSource> sources;
  private final Clock clock;

  PromiseReckoning(List<PromiseSource> sources, Clock clock) {
    this.sources = List.copyOf(sources);
    this.clock = clock;
  }

  /**
   * The promises that fell due from one instant on, until before another; never those ahead.
   *
   * @param client the client's reference
   */
  public PromisesDue between(String client, Instant from, Instant to) {
    Instant now = clock.instant();
    Instant end = to.isAfter(now) ? now : to;
    return PromisesDue.of(
        sources.stream()
            .flatMap(source -> source.dueBetween(client, from, end).stream())
            .toList(),
        from,
        end);
  }
}
