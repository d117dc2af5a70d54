package org.threatreviews.notification.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Made-up content for the mails about contacts who come, go, move or stand in. */
final class SamplePeople {

  private static final String CLIENT = "Northwind Traders AB";

  private SamplePeople() {}

  /** By template and case. */
  static Map<String, Map<String, Map<String, Object>>> cases() {
    Map<String, Object> meetings =
        Map.of("client", CLIENT, "ahead", SampleMeetings.meetings("Q1 2027", "Q2 2027"));
    Map<String, Object> nothing = Map.of("client", CLIENT, "ahead", List.of());
    Map<String, Map<String, Map<String, Object>>> cases = new LinkedHashMap<>();
    cases.put(
        "contact-joined",
        Map.of(
            "new", meetings,
            "in somebody's place", with(nothing, "predecessor", "Max Manager"),
            "no meeting ahead", nothing));
    String old = "max.muster@northwind.example";
    cases.put(
        "contact-readdressed",
        Map.of(
            "with meetings", with(meetings, "oldAddress", old),
            "no meeting ahead", with(nothing, "oldAddress", old),
            "written anew", with(meetings, "oldAddress", "")));
    cases.put(
        "contact-left",
        Map.of(
            "with meetings", with(meetings, "moved", false),
            "no meeting ahead", with(nothing, "moved", false),
            "another address", with(meetings, "moved", true)));
    cases.put(
        "contact-stands-in",
        Map.of(
            "always",
            Map.of(
                "name",
                "Max Manager",
                "from",
                MailSamples.DAY.minusDays(9),
                "until",
                MailSamples.DAY)));
    return cases;
  }

  private static Map<String, Object> with(Map<String, Object> model, String name, Object value) {
    Map<String, Object> more = new HashMap<>(model);
    more.put(name, value);
    return more;
  }
}
