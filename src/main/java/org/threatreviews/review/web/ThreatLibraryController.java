package org.threatreviews.review.web;

import java.security.Principal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.review.threat.EmergingThreats;
import org.threatreviews.review.threat.LibraryThreat;
import org.threatreviews.staff.Staff;

/** The team's library of emerging threats. */
@Controller
@RequestMapping("/threats")
class ThreatLibraryController {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final String PAGE = "redirect:/threats";

  private final EmergingThreats threats;
  private final Staff staff;
  private final BusinessCalendar calendar;

  ThreatLibraryController(EmergingThreats threats, Staff staff, BusinessCalendar calendar) {
    this.threats = threats;
    this.staff = staff;
    this.calendar = calendar;
  }

  @GetMapping
  String library(Model page) {
    List<LibraryThreat> library = threats.library();
    page.addAttribute("library", library);
    page.addAttribute(
        "names",
        library.stream()
            .map(LibraryThreat::changedBy)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), staff::nameOfUser)));
    page.addAttribute("day", DAY.withZone(calendar.zone()));
    page.addAttribute("blank", ThreatForm.EMPTY);
    return "threat-library";
  }

  @PostMapping
  String add(@ModelAttribute ThreatForm entered, Principal user, RedirectAttributes next) {
    return carriedOut(() -> threats.add(entered.text(), user.getName()), "new", entered, next);
  }

  @PostMapping("/{id}")
  String change(
      @PathVariable long id,
      @ModelAttribute ThreatForm entered,
      Principal user,
      RedirectAttributes next) {
    return carriedOut(
        () -> threats.change(id, entered.text(), user.getName()), Long.toString(id), entered, next);
  }

  @PostMapping("/{id}/retirement")
  String retire(@PathVariable long id, Principal user) {
    threats.retire(id, true, user.getName());
    return PAGE;
  }

  @PostMapping("/{id}/return")
  String bringBack(@PathVariable long id, Principal user) {
    threats.retire(id, false, user.getName());
    return PAGE;
  }

  /** A refusal says why and keeps what was entered. */
  private static String carriedOut(
      Runnable step, String entry, ThreatForm entered, RedirectAttributes next) {
    if (!FormAnswer.carriedOut(step, next)) {
      next.addFlashAttribute("entry", entry);
      next.addFlashAttribute("entered", entered);
    }
    return PAGE;
  }
}
