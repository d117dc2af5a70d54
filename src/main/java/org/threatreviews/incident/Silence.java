package org.threatreviews.incident;

import java.time.Instant;
import java.time.LocalDate;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.incident.round.CallRound;

/** What is done about one incident while the client says nothing; nothing of it ever closes it. */
public record Silence(Incident incident) {

  public void reminded(String email, Instant at) {
    incident.round(incident.round().reminded(at));
    incident.countReminder();
    incident.log().add(new FollowUpNote(at, Kind.REMINDER_SENT, Incident.SYSTEM, null, email));
  }

  public void markUnanswered(Instant at) {
    incident.round(incident.round().escalated(at));
    incident.log().note(at, Kind.MARKED_UNANSWERED, Incident.SYSTEM, null);
  }

  /** By another severity it is too early for the lead to decide. */
  public void leadNotAskedYet() {
    incident.round(incident.round().leadNotAskedYet());
  }

  /**
   * The team lead has decided.
   *
   * @param until the day until which to keep waiting; null with any other decision
   * @param again when the lead is asked again
   */
  public void decided(
      EscalationDecision decision,
      LocalDate until,
      String text,
      String by,
      Instant at,
      Instant again) {
    incident.log().note(at, decision.noted(), by, text);
    incident.round(incident.round().leadAskedAgainAt(again));
    switch (decision) {
      case KEEP_WAITING -> {
        incident.round(incident.round().waiting(until, again));
        endCall();
      }
      case REMIND_AGAIN -> incident.round(incident.round().ladderRestarted());
      case CALL_CLIENT ->
        incident.call(
            incident.call().isOpen()
                ? incident.call().wantedByLead(at)
                : CallRound.asked(at, true));
    }
  }

  /**
   * Somebody at the client has to be phoned because of the severity.
   *
   * @return whether nobody is about to be phoned already
   */
  public boolean askForCall(Instant at) {
    if (incident.call().isOpen()) {
      return false;
    }
    incident.call(CallRound.asked(at, false));
    return true;
  }

  /** Somebody was reached, which only the client's answer is better than. */
  public void reached(String text, String by, Instant at) {
    incident.log().note(at, Kind.CLIENT_REACHED, by, text);
    endCall();
  }

  /**
   * @param again when it is tried again
   */
  public void reachedNobody(String text, String by, Instant at, Instant again) {
    incident.log().note(at, Kind.CLIENT_NOT_REACHED, by, text);
    CallRound call = incident.call().isOpen() ? incident.call() : CallRound.asked(at, false);
    incident.call(call.reachedNobody(again));
  }

  /**
   * Nobody need be phoned any more.
   *
   * @return whether somebody was about to be
   */
  public boolean endCall() {
    boolean open = incident.call().isOpen();
    incident.call(CallRound.NONE);
    return open;
  }
}
