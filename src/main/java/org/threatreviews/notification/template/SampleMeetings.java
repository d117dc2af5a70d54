package org.threatreviews.notification.template;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Made-up meetings and what came of their agendas. */
final class SampleMeetings {

  private SampleMeetings() {}

  /** A meeting in a list of them. */
  record Meeting(String title, Instant start) {}

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
