package org.threatreviews.review.schedule;

import java.time.LocalDate;

/**
 * Who is named for a client with the advisor subscription.
 *
 * @param advisor user id; null when nobody is
 * @param deputy user id of who stands in for the advisor; null when nobody is named
 * @param next user id of who is the advisor from a day on; null when that does not change
 * @param nextFrom null without one
 */
public record ClientAdvisors(String advisor, String deputy, String next, LocalDate nextFrom) {

  public static final ClientAdvisors NONE = only(null);

  /** Without a deputy. */
  public static ClientAdvisors only(String advisor) {
    return new ClientAdvisors(advisor, null, null, null);
  }

  /** Who is the advisor on this day; null when nobody is. */
  public String on(LocalDate day) {
    return nextFrom != null && !day.isBefore(nextFrom) ? next : advisor;
  }
}
