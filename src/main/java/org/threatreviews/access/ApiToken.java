package org.threatreviews.access;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A token that was issued to a program, without its secret.
 *
 * @param user the account that it acts for
 * @param client reference of the only client that it is for; null for all
 * @param endsOn the last day on which it is taken, in the business zone
 * @param lastUsedOn the last day on which it was used; null for never
 * @param revocation null while it is not revoked
 */
public record ApiToken(
    long id,
    String name,
    String user,
    TokenScope scope,
    String client,
    Instant createdAt,
    String createdBy,
    LocalDate endsOn,
    LocalDate lastUsedOn,
    Revocation revocation) {

  /**
   * When a token was revoked and why.
   *
   * @param by who did it; null when the engine doesn't know who deleted the account
   */
  public record Revocation(Instant at, Reason because, String by) {}

  /** Why a token was revoked. */
  public enum Reason {
    ASKED("revoked"),
    ACCOUNT_DELETED("its account was deleted"),
    GROUP_LOST("its account left the group integration"),
    RECOVERY("its account got a new password by recovery");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Whether it can be used on this day, as long as its account stands. */
  public boolean isLive(LocalDate today) {
    return revocation == null && !today.isAfter(endsOn);
  }

  boolean mayWrite() {
    return scope == TokenScope.READ_WRITE;
  }

  boolean isFor(String wanted) {
    return client == null || client.equals(wanted);
  }
}
