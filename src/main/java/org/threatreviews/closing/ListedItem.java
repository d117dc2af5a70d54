package org.threatreviews.closing;

import java.time.Instant;

/**
 * Something that is open, and what the team lead has decided about it for the contract's end.
 *
 * @param decision null while nothing was decided
 */
public record ListedItem(OpenItem item, Decided decision) {

  /**
   * @param closed with the contract; else it goes on
   * @param by user id
   */
  public record Decided(boolean closed, String note, String by, Instant at) {}
}
