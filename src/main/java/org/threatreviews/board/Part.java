package org.threatreviews.board;

import java.util.List;

/**
 * The beginning of a list that may be long.
 *
 * @param items the oldest ones
 * @param total how many there are
 */
public record Part<T>(List<T> items, long total) {

  public Part {
    items = List.copyOf(items);
  }

  Part<T> first(int count) {
    return new Part<>(items.subList(0, Math.min(count, items.size())), total);
  }
}
