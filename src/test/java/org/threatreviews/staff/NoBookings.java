package org.threatreviews.staff;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Nothing is stored: a roster knows only what was booked in itself. */
public final class NoBookings implements Bookings {

  @Override
  public List<Booking> during(Collection<Slot> times, Collection<String> people) {
    return List.of();
  }

  @Override
  public List<Load> loads(Collection<LocalDate> weeks, Collection<String> people) {
    return List.of();
  }

  @Override
  public List<String> byMeetingsFrom(LocalDate week, Collection<String> people) {
    return people.stream().sorted().toList();
  }

  @Override
  public Map<String, Long> turns(Collection<String> people) {
    return Map.of();
  }
}
