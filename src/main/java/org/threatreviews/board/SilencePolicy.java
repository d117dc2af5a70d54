package org.threatreviews.board;

import java.util.function.Function;

/** Decides how silent a client is; comes from the decision {@code client-silence}. */
public interface SilencePolicy {

  /** The level by what is known of a client, as is decided now; not to be kept for longer. */
  Function<SilenceFacts, SilenceLevel> levels();
}
