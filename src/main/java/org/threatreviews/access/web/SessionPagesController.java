package org.threatreviews.access.web;

import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.threatreviews.access.OwnSessions;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.problem.InWords;

/** Where somebody is signed in, for everybody about themselves. */
@Controller
@RequestMapping("/account/sessions")
class SessionPagesController {

  private final OwnSessions sessions;
  private final BusinessCalendar calendar;

  SessionPagesController(OwnSessions sessions, BusinessCalendar calendar) {
    this.sessions = sessions;
    this.calendar = calendar;
  }

  /** A session as the page shows it. */
  record Row(String since, String lastUsed, String address, boolean present) {}

  @GetMapping
  String show(Principal person, HttpSession session, Model page) {
    List<Row> rows = sessions.of(person.getName(), session.getId()).stream()
        .map(one -> new Row(
            InWords.time(one.since(), calendar.zone()),
            InWords.time(one.lastUsed(), calendar.zone()),
            one.address(),
            one.present()))
        .toList();
    page.addAttribute("user", person.getName());
    page.addAttribute("sessions", rows);
    return "account-sessions";
  }

  @PostMapping("/end")
  String signOutEverywhere(Principal person, HttpSession session) {
    sessions.signOutEverywhere(person.getName());
    session.invalidate();
    return "redirect:/login?logout";
  }
}
