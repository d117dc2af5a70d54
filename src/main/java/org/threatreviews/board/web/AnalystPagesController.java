package org.threatreviews.board.web;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.review.plan.Workload;
import org.threatreviews.staff.AnalystChange;
import org.threatreviews.staff.Feasibility;
import org.threatreviews.staff.FeasibilityWords;
import org.threatreviews.staff.Staff;

/** The pool for the team lead: who is in it, who is away, and who has to do how much. */
@Controller
@RequestMapping("/board/analysts")
class AnalystPagesController {

  private static final int WEEKS = 13;
  private static final String NEW = "new";

  private final Staff pool;
  private final Workload workload;
  private final BusinessCalendar calendar;

  AnalystPagesController(Staff pool, Workload workload, BusinessCalendar calendar) {
    this.pool = pool;
    this.workload = workload;
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
    return "board-analysts";
  }

  @PostMapping
  String add(@ModelAttribute AnalystForm entered, RedirectAttributes next) {
    return carriedOut(
        () -> {
          String name = pool.submit(entered.analyst()).member().analyst().name();
          return "%s is now in the pool.".formatted(name);
        },
        NEW,
        entered,
        next);
  }

  @PostMapping("/{userId}")
  String change(
      @PathVariable String userId, @ModelAttribute AnalystForm entered, RedirectAttributes next) {
    return carriedOut(
        () -> {
          String name = pool.change(userId, entered.change()).analyst().name();
          return "Saved: %s.".formatted(name);
        },
        userId,
        entered,
        next);
  }

  @PostMapping("/{userId}/absences")
  String registerAbsence(
      @PathVariable String userId, @ModelAttribute AbsenceForm entered, RedirectAttributes next) {
    return carriedOut(
        () -> {
          LocalDate from = Entered.date("from", "the first day", entered.from());
          LocalDate to = Entered.date("to", "the last day", entered.to());
          pool.registerAbsence(userId, from, to);
          return "The absence has been recorded; reviews on these days are being handed over.";
        },
        userId,
        entered,
        next);
  }

  @PostMapping("/{userId}/absences/{from}/withdrawal")
  String withdrawAbsence(
      @PathVariable String userId, @PathVariable LocalDate from, RedirectAttributes next) {
    return carriedOut(
        () -> {
          pool.withdrawAbsence(userId, from);
          return "The absence has been withdrawn. Reviews that were handed over stay where they are.";
        },
        userId,
        null,
        next);
  }

  @PostMapping("/{userId}/leaving")
  String leave(@PathVariable String userId, RedirectAttributes next) {
    return carriedOut(
        () -> {
          pool.leave(userId);
          return "'%s' has left the pool; all future reviews are being handed over."
              .formatted(userId);
        },
        userId,
        null,
        next);
  }

  @PostMapping("/{userId}/return")
  String comeBack(@PathVariable String userId, RedirectAttributes next) {
    return carriedOut(
        () -> {
          pool.change(userId, new AnalystChange(null, null, null, null, null, null, true));
          return "'%s' is back in the pool.".formatted(userId);
        },
        userId,
        null,
        next);
  }

  /** A refusal says why and keeps what was entered. */
  private static String carriedOut(
      Supplier<String> step, String person, Object entered, RedirectAttributes next) {
    try {
      next.addFlashAttribute("saved", step.get());
      return "redirect:/board/analysts";
    } catch (InvalidInput | StateConflict e) {
      next.addFlashAttribute("problem", e.getMessage());
      next.addFlashAttribute("person", person);
      next.addFlashAttribute(entered instanceof AbsenceForm ? "absence" : "entered", entered);
      return "redirect:/board/analysts";
    }
  }
}
