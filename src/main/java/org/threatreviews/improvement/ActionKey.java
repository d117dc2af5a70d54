package org.threatreviews.improvement;

import java.util.Optional;
import java.util.UUID;

/**
 * By which the follow-up of an action is known, such as {@code improvement-17} or {@code
 * action-point-0b5c…}: the business key of its process and the last part of its page's address.
 */
public record ActionKey(Kind kind, String id) {

  public enum Kind {
    ACTION_POINT("action-point-"),
    IMPROVEMENT("improvement-");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  public static ActionKey of(UUID actionPoint) {
    return new ActionKey(Kind.ACTION_POINT, actionPoint.toString());
  }

  public static ActionKey of(long improvement) {
    return new ActionKey(Kind.IMPROVEMENT, String.valueOf(improvement));
  }

  /** Empty when the text is not such a key. */
  static Optional<ActionKey> parse(String text) {
    for (Kind kind : Kind.values()) {
      if (text.startsWith(kind.prefix)) {
        try {
          String id = text.substring(kind.prefix.length());
          return Optional.of(
              kind == Kind.IMPROVEMENT ? of(Long.parseLong(id)) : of(UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  UUID actionPoint() {
    return UUID.fromString(id);
  }

  long improvement() {
    return Long.parseLong(id);
  }

  @Override
  public String toString() {
    return kind.prefix + id;
  }
}
