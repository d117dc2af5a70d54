package org.threatreviews.review.handover;

import java.time.Instant;
import java.util.List;
import org.threatreviews.staff.Departure;

/**
 * What somebody's departure would change, as everything is now.
 *
 * @param clients those of which meetings or the advisor change, by name
 * @param claimedTasks what they have claimed and others get
 * @param unrecorded meetings that are over and of which they have written no record yet
 */
public record DeparturePreview(
    String userId,
    String name,
    Departure departure,
    List<OfClient> clients,
    int claimedTasks,
    List<String> unrecorded) {

  public DeparturePreview {
    clients = List.copyOf(clients);
    unrecorded = List.copyOf(unrecorded);
  }

  /**
   * @param advised whether the person is the client's advisor
   * @param nextAdvisor user id of who is then; null when nobody can be, or the person advises others
   * @param mails how many contacts get the one mail about it
   */
  public record OfClient(
      String reference,
      String name,
      boolean advised,
      String nextAdvisor,
      String nextAdvisorName,
      List<Handed> meetings,
      int mails) {

    public OfClient {
      meetings = List.copyOf(meetings);
    }
  }

  /**
   * @param to user id of who gets the meeting; null when nobody can
   * @param reason why nobody can; empty when somebody does
   */
  public record Handed(
      String reference, String title, Instant start, String to, String toName, String reason) {}

  /** Meetings for which nobody was found: a team lead is asked about them. */
  public long withoutAnybody() {
    return clients.stream()
        .flatMap(client -> client.meetings().stream())
        .filter(meeting -> meeting.to() == null)
        .count();
  }
}
