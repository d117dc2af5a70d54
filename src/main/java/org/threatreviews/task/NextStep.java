package org.threatreviews.task;

import java.time.Instant;
import java.util.Objects;

/**
 * What comes next for something that is open: who acts, on what, by when. It is read from what the
 * engine waits for, so that it never promises what nobody will do.
 *
 * @param what in words, such as "Verify closure" or "Say what has been done"
 * @param when by when a person should have done it, or when it comes by itself; in the past when it
 *     is late
 */
public record NextStep(Who who, String what, Instant when) {

  public NextStep {
    Objects.requireNonNull(who, "who");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(when, "when");
  }
}
