package org.threatreviews.client;

import java.util.Optional;
import java.util.Set;

/** Knows which clients whoever asks may see. */
public interface ClientSight {

  /** References of those that the caller of the present request is limited to; empty for no limit. */
  Optional<Set<String>> ofCaller();
}
