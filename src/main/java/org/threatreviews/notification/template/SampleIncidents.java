package org.threatreviews.notification.template;

import java.time.Instant;
import java.util.Map;

/** A made-up incident, and what is to be done about it. */
final class SampleIncidents {

  private SampleIncidents() {}

  /** What a client that wants a link only does not read in a mail. */
  static Map<String, Object> details() {
    return Map.of(
        "title",
        "Beaconing to a known command-and-control server",
        "asset",
        "ws-17.corp.northwind.example",
        "recommendation",
        """
        1. Isolate the workstation from the network.
        2. Reset the passwords of everybody who has signed in to it:
           Get-ADUser -Filter {LastLogonWorkstation -eq 'ws-17'} | Set-ADUser -ChangePasswordAtLogon $true
        3. Set it up anew.""",
        "hotline",
        "+49 30 5550112");
  }

  /** A task about it that a lead has let wait. */
  static Map<String, Object> lateTask(Instant due, String assignee) {
    return Map.of(
        "name",
        "Decide escalation: Sign-in from an unknown country",
        "reference",
        "INC-2026-0042",
        "due",
        due,
        "assignee",
        assignee);
  }
}
