package org.threatreviews.incident;

import java.time.Instant;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.problem.StateConflict;

/** Another severity of one incident, and how far the client knows of it. */
public record SeverityChange(Incident incident) {

  /**
   * The SOC judges the severity differently. A higher one is news for the client: it gets a new
   * round, unless the team lead is about to decide, and an acceptance that was given for less is put
   * in question. A lower one only gives more time.
   *
   * @return false when that is the severity already
   * @throws StateConflict when the incident is over
   */
  public boolean to(Severity changed, String reason, String by, Instant at) {
    incident.requireOpen("its severity can no longer be changed");
    if (changed == incident.severity()) {
      return false;
    }
    final boolean higher = changed.isHigherThan(incident.severity());
    incident.severity(changed);
    incident.log().add(new FollowUpNote(at, Kind.SEVERITY_CHANGED, by, reason, changed.name()));
    incident.lastFeedbackFingerprint(null);
    if (higher && incident.acceptance().isRunning()) {
      // the announcement of the severity says so; no other mail is owed
      incident
          .log()
          .add(new FollowUpNote(
              at, Kind.ACCEPTANCE_SUSPENDED, Incident.SYSTEM, reason, changed.name()));
      incident.acceptedUntil(null);
      incident.settle(at);
    } else if (higher && incident.isAsked() && !incident.round().leadAsked()) {
      incident.beginRound(at);
    }
    return true;
  }

  /**
   * Whether the client knows another severity than the present one and is to be told: of a higher
   * one at once, of a lower one when it has to act.
   */
  public boolean isToAnnounce() {
    return incident.notifiedAt() != null
        && incident.severity() != incident.announcedSeverity()
        && (incident.isSilent() || isRaised());
  }

  /** Whether the client was told of the incident and knows a lower severity than the present one. */
  public boolean isRaised() {
    return incident.status().isOpen()
        && incident.notifiedAt() != null
        && incident.severity().isHigherThan(incident.announcedSeverity());
  }

  /** The client is told of the present severity; gives the one that it knew until now. */
  public Severity announce() {
    Severity known = incident.announcedSeverity();
    incident.severityAnnounced();
    return known;
  }
}
