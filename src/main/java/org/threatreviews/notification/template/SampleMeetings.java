package org.threatreviews.notification.template;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Made-up meetings and what came of their agendas. */
final class SampleMeetings {

  private SampleMeetings() {}

  /** A meeting in a list of them. */
  record Meeting(String title, Instant start) {}

  /** A meeting in a list of them, with the name of who leads it. */
  record Led(String title, Instant start, String holder) {}

  /** A point of the agenda and what came of it. */
  record Item(
      String title, Outcome outcome, String note, Action action, List<String> improvements) {}

  record Action(String title, Owner owner, LocalDate dueDate) {}

  enum Outcome {
    DISCUSSED,
    ACTION_AGREED,
    HANDED_TO_SOC,
    CARRIED_OVER
  }

  enum Owner {
    CLIENT,
    SOC,
    PROVIDER
  }

  static List<Meeting> meetings(String... titles) {
    List<Meeting> meetings = new ArrayList<>();
    for (String title : titles) {
      int quartersAfterFirst = title.charAt(1) - '1';
      // 91 days: the same weekday a quarter later
      meetings.add(
          new Meeting(title, MailSamples.MEETING.plus(Duration.ofDays(91L * quartersAfterFirst))));
    }
    return meetings;
  }

  /** Who leads a client's meetings; without an advisor's name that is not what has changed. */
  static Map<String, Object> people(String advisor, LocalDate from) {
    Map<String, Object> people = new HashMap<>();
    people.put("advisor", advisor);
    people.put("deputy", advisor.isEmpty() ? "" : "Ann Analyst");
    if (from != null) {
      people.put("from", from);
    }
    people.put(
        "meetings",
        List.of(
            new Led("February 2027", MailSamples.MEETING, "Bea Brown"),
            new Led("March 2027", MailSamples.MEETING.plus(Duration.ofDays(28)), "Bea Brown")));
    return people;
  }

  /** What somebody gets to read who has taken over a client's meetings. */
  static Map<String, Object> takenOver(boolean asAdvisor) {
    Map<String, Object> mine = new HashMap<>(lastReview());
    mine.put("named", asAdvisor);
    mine.put("from", MailSamples.DAY);
    mine.put("meetings", meetings("Q1 2027", "Q2 2027"));
    return mine;
  }

  static Map<String, Object> contractChange() {
    return Map.of(
        "contractEnd",
        LocalDate.parse("2027-11-30"),
        "effective",
        LocalDate.parse("2027-04-01"),
        "until",
        LocalDate.parse("2027-05-31"),
        "advisor",
        false,
        "cancelled",
        meetings("Q2 2027"),
        "moved",
        meetings("Q3 2027"),
        "ahead",
        meetings("Q3 2027", "Q4 2027"));
  }

  static Map<String, Object> lastReview() {
    return Map.of(
        "lastTitle",
        "Q4 2026",
        "lastSummary",
        "A quiet quarter.",
        "lastNotes",
        "They fear for their mail server.");
  }

  static Map<String, Object> noReviewYet() {
    return Map.of("lastTitle", "", "lastSummary", "", "lastNotes", "");
  }

  static List<Item> items() {
    return List.of(
        new Item(
            "SIR-2027-0142: Beaconing to a known command-and-control server",
            Outcome.ACTION_AGREED,
            "Two more machines of the same kind are in use.",
            new Action("Replace the press control", Owner.CLIENT, MailSamples.DAY.plusMonths(3)),
            List.of()),
        new Item(
            "Risk accepted: outdated firmware on the branch routers",
            Outcome.CARRIED_OVER,
            null,
            null,
            List.of()),
        new Item(
            "Your point: sign-ins from abroad",
            Outcome.HANDED_TO_SOC,
            null,
            null,
            List.of("Alert on sign-ins from countries without an office")),
        new Item("Emerging threats", Outcome.DISCUSSED, null, null, List.of()),
        new Item("Improvement list", null, null, null, List.of()));
  }
}
