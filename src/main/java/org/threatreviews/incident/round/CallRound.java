package org.threatreviews.incident.round;

import java.time.Instant;
import org.springframework.data.relational.core.mapping.Column;

/**
 * The attempts to reach somebody at the client by phone. Ends when somebody is reached, when the
 * client answers, or when nobody need be called any more.
 *
 * @param askedAt since when a call is wanted; null when none is
 * @param byLead whether the team lead wants it, whatever the severity
 * @param attempts that have reached nobody
 * @param nextAt when it is tried again; null before the first attempt
 */
public record CallRound(
    @Column("call_asked_at") Instant askedAt,
    @Column("call_by_lead") boolean byLead,
    @Column("call_attempts") int attempts,
    @Column("call_next_at") Instant nextAt) {

  public static final CallRound NONE = new CallRound(null, false, 0, null);

  public static CallRound asked(Instant at, boolean byLead) {
    return new CallRound(at, byLead, 0, null);
  }

  public boolean isOpen() {
    return askedAt != null;
  }

  /** The team lead wants the call that is asked for already, and now. */
  public CallRound wantedByLead(Instant at) {
    return new CallRound(askedAt, true, attempts, nextAt == null ? null : at);
  }

  public CallRound reachedNobody(Instant next) {
    return new CallRound(askedAt, byLead, attempts + 1, next);
  }
}
