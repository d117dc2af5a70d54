package org.threatreviews.staff;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What is stored about the people's time. Every question is about the people and times that
 * somebody plans with, never about everything that is planned, so that planning a contract costs
 * the same however many contracts there are.
 */
public interface Bookings {

  /** A meeting that somebody holds. */
  record Booking(String userId, Slot slot) {}

  /**
   * How many meetings somebody holds in a week.
   *
   * @param week its Monday, in UTC
   */
  record Load(String userId, LocalDate week, int meetings) {}

  /** The open meetings of these people that overlap any of these times. */
  List<Booking> during(Collection<Slot> times, Collection<String> people);

  /** The meetings of these people in these weeks; a week without any may be left out. */
  List<Load> loads(Collection<LocalDate> weeks, Collection<String> people);

  /**
   * Who of these people has the fewest meetings from this week on, then who was given one least
   * recently, then by user id.
   */
  List<String> byMeetingsFrom(LocalDate week, Collection<String> people);

  /**
   * When each of these people was given a meeting last, the later the greater; who never was is left
   * out.
   */
  Map<String, Long> turns(Collection<String> people);
}
