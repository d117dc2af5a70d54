package org.threatreviews.support;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Where people of one client may be: where a day begins first and last, and in between. */
public final class FarZones {

  public static final List<ZoneId> ALL = Stream.of(
          "Europe/Berlin",
          "Asia/Tokyo",
          "America/New_York",
          "Australia/Sydney",
          "Pacific/Kiritimati",
          "Pacific/Honolulu",
          "Asia/Kolkata",
          "Europe/London")
      .map(ZoneId::of)
      .toList();

  private FarZones() {}
}
