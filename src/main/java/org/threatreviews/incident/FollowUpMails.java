package org.threatreviews.incident;

import java.time.Instant;
import org.threatreviews.client.Contact;

/** The mails of the follow-up. Each may be asked for twice and is sent once. */
public interface FollowUpMails {

  void reported(FollowUpSchedule schedule, Instant now);

  void reminder(FollowUpSchedule schedule, Contact contact, Instant now);

  void extraReminder(FollowUpSchedule schedule, Contact contact, Instant now);

  /** What the client has yet to be told about the SOC's work or the end of an acceptance. */
  void owed(FollowUpSchedule schedule, FollowUpNote.Kind reason, Instant now);

  /**
   * @param known the severity that the client knew
   */
  void severityChanged(FollowUpSchedule schedule, Severity known, Instant now);

  /** The client has answered: nobody need be reminded. */
  void answered(Incident incident);

  /** The incident is closed or taken back: the client has nothing more to do about it. */
  void settled(Incident incident);

  void withdrawn(FollowUpSchedule schedule);

  /** One contact asks another to accept the risk. */
  void acceptanceWanted(FollowUpSchedule schedule, Contact asking, Contact asked, Instant now);

  /** The risk is accepted: those who had asked a colleague for it learn of that. */
  void acceptanceDecided(FollowUpSchedule schedule);

  /**
   * An acceptance that was put in question holds again.
   *
   * @param wrong the incident that was taken back, or merged
   */
  void acceptanceRestored(FollowUpSchedule schedule, Incident wrong);

  void closed(FollowUpSchedule schedule);

  void headsUp(FollowUpSchedule schedule);
}
