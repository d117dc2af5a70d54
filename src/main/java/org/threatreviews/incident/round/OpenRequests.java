package org.threatreviews.incident.round;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.relational.core.mapping.Column;

/**
 * What the SOC has yet to verify or to answer, oldest first.
 *
 * @param positions in the list of feedback, counted from 0
 */
public record OpenRequests(@Column("open_requests") List<Integer> positions) {

  public static final OpenRequests NONE = new OpenRequests(List.of());

  public OpenRequests {
    positions = positions == null ? List.of() : List.copyOf(positions);
  }

  public boolean isEmpty() {
    return positions.isEmpty();
  }

  public int first() {
    return positions.get(0);
  }

  public OpenRequests with(int position) {
    return new OpenRequests(
        Stream.concat(positions.stream(), Stream.of(position)).toList());
  }

  public OpenRequests without(int position) {
    return new OpenRequests(
        positions.stream().filter(other -> other != position).toList());
  }
}
