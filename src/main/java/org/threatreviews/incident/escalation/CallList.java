package org.threatreviews.incident.escalation;

import java.util.List;
import org.threatreviews.incident.Callee;
import org.threatreviews.incident.Severity;

/**
 * Who is called about incidents of one severity in these hours, as things are now.
 *
 * @param ofClient whether that is the client's own rule, else the default
 * @param callees in the order of the calls
 * @param skipped of the client's rule, who can't be called
 */
public record CallList(
    Severity severity,
    CallHours hours,
    boolean ofClient,
    List<Callee> callees,
    List<Skipped> skipped) {

  /**
   * Somebody whom the rule names and nobody can call.
   *
   * @param email as the rule names the contact
   */
  public record Skipped(String email, Reason reason) {}

  /** Why somebody can't be called. */
  public enum Reason {
    /** Left, or has another address now. */
    NO_CONTACT,
    NO_PHONE_NUMBER
  }
}
