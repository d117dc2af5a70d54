package org.threatreviews.board.web.team;

import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.board.web.Entered;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.review.handover.DeparturePreviews;
import org.threatreviews.review.handover.NamedAdvisors;
import org.threatreviews.review.plan.Workload;
import org.threatreviews.staff.AnalystChange;
import org.threatreviews.staff.Departures;
import org.threatreviews.staff.Feasibility;
import org.threatreviews.staff.FeasibilityWords;
import org.threatreviews.staff.PoolMember;
import org.threatreviews.staff.Staff;

/** The pool for the team lead: who is in it, who is away, and who has to do how much. */
@Controller
@RequestMapping("/board/analysts")
class AnalystPagesController {

  private static final int WEEKS = 13;

  private final Staff pool;
  private final Workload workload;
  private final NamedAdvisors named;
  private final DeparturePreviews previews;
  private final Departures departures;
  private final BusinessCalendar calendar;

  AnalystPagesController(
      Staff pool,
      Workload workload,
      NamedAdvisors named,
      DeparturePreviews previews,
      Departures departures,
      BusinessCalendar calendar) {
    this.pool = pool;
    this.workload = workload;
    this.named = named;
    this.previews = previews;
    this.departures = departures;
    this.calendar = calendar;
  }

  @GetMapping
  String analysts(Model page) {
    Feasibility feasibility = workload.feasibility();
    page.addAttribute("members", pool.members());
    page.addAttribute("words", new PoolWords());
    page.addAttribute("forecast", workload.forecast(WEEKS));
    page.addAttribute("feasible", feasibility.holds());
    page.addAttribute("feasibility", FeasibilityWords.of(feasibility));
    page.addAttribute("blank", AnalystForm.empty(calendar.zone()));
    page.addAttribute("named", named.all());
    page.addAttribute(
        "waiting", pool.members().stream().filter(PoolMember::waiting).toList());
    return "board-analysts";
  }

  @GetMapping("/{userId}/leaving")
  String previewLeaving(
      @PathVariable String userId, @ModelAttribute LeavingForm entered, Model page) {
    LocalDate lastDay = Entered.date("lastDay", "the last day", entered.lastDay());
    page.addAttribute("preview", previews.of(userId, lastDay, entered.successor()));
    page.addAttribute("words", new PoolWords());
    page.addAttribute("zone", calendar.zone());
    return "board-departure";
  }

  @PostMapping("/{userId}/stay")
  String stay(@PathVariable String userId, RedirectAttributes next) {
    departures.withdraw(userId);
    return saved(
        "%s stays. What was handed over is given back, as far as it has not been held."
            .formatted(nameOf(userId)),
        next);
  }

  @PostMapping("/advisors/{client}")
  String nameAdvisor(
      @PathVariable String client, @ModelAttribute AdvisorForm entered, RedirectAttributes next) {
    NamedAdvisors.Named now = named.name(
        client,
        Entered.required("advisor", "the advisor", entered.advisor()),
        entered.deputy(),
        entered.enteredReason());
    return saved(
        "%s has the advisor %s, with %s as deputy."
            .formatted(
                now.clientName(),
                now.advisorName(),
                now.deputy() == null ? "nobody" : now.deputyName()),
        next);
  }

  private String nameOf(String userId) {
    return pool.nameOf(userId).orElse(userId);
  }

  @PostMapping
  String add(@ModelAttribute AnalystForm entered, RedirectAttributes next) {
    String name = pool.submit(entered.analyst()).member().analyst().name();
    return saved("%s is now in the pool.".formatted(name), next);
  }

  @PostMapping("/{userId}")
  String change(
      @PathVariable String userId, @ModelAttribute AnalystForm entered, RedirectAttributes next) {
    String name = pool.change(userId, entered.change()).analyst().name();
    return saved("Saved: %s.".formatted(name), next);
  }

  @PostMapping("/{userId}/absences")
  String registerAbsence(
      @PathVariable String userId, @ModelAttribute AbsenceForm entered, RedirectAttributes next) {
    LocalDate from = Entered.date("from", "the first day", entered.from());
    LocalDate to = Entered.date("to", "the last day", entered.to());
    pool.registerAbsence(userId, from, to);
    return saved(
        "The absence has been recorded; reviews on these days are being handed over.", next);
  }

  @PostMapping("/{userId}/absences/{from}/withdrawal")
  String withdrawAbsence(
      @PathVariable String userId, @PathVariable LocalDate from, RedirectAttributes next) {
    pool.withdrawAbsence(userId, from);
    return saved(
        "The absence has been withdrawn. Reviews of their own clients come back to them; others stay where they are.",
        next);
  }

  @PostMapping("/{userId}/leaving")
  String leave(
      @PathVariable String userId, @ModelAttribute LeavingForm entered, RedirectAttributes next) {
    LocalDate lastDay = Entered.optionalDate("lastDay", "the last day", entered.lastDay());
    if (lastDay != null) {
      departures.announce(userId, lastDay, entered.successor());
      return saved(
          "%s leaves after %s. What they hold after it is being handed over."
              .formatted(nameOf(userId), new PoolWords().day(lastDay)),
          next);
    }
    pool.leave(userId);
    return saved(
        "%s has left the pool; all future reviews are being handed over.".formatted(nameOf(userId)),
        next);
  }

  @PostMapping("/{userId}/return")
  String comeBack(@PathVariable String userId, RedirectAttributes next) {
    pool.change(userId, new AnalystChange(null, null, null, null, null, null, true));
    return saved("%s is back in the pool.".formatted(nameOf(userId)), next);
  }

  private static String saved(String what, RedirectAttributes next) {
    next.addFlashAttribute("saved", what);
    return "redirect:/board/analysts";
  }
}
