package org.threatreviews.board.web.team;

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
import org.threatreviews.board.web.Entered;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
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
  private static final String NEW = "new";

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
      @PathVariable String userId,
      @ModelAttribute LeavingForm entered,
      Model page,
      RedirectAttributes next) {
    try {
      LocalDate lastDay = Entered.date("lastDay", "the last day", entered.lastDay());
      page.addAttribute("preview", previews.of(userId, lastDay, entered.successor()));
    } catch (InvalidInput | StateConflict e) {
      return refused(e.getMessage(), userId, entered, next);
    }
    page.addAttribute("words", new PoolWords());
    page.addAttribute("zone", calendar.zone());
    return "board-departure";
  }

  @PostMapping("/{userId}/stay")
  String stay(@PathVariable String userId, RedirectAttributes next) {
    return carriedOut(
        () -> {
          departures.withdraw(userId);
          return "%s stays. What was handed over is given back, as far as it has not been held."
              .formatted(nameOf(userId));
        },
        userId,
        null,
        next);
  }

  @PostMapping("/advisors/{client}")
  String nameAdvisor(
      @PathVariable String client, @ModelAttribute AdvisorForm entered, RedirectAttributes next) {
    return carriedOut(
        () -> {
          NamedAdvisors.Named now = named.name(
              client,
              Entered.required("advisor", "the advisor", entered.advisor()),
              entered.deputy(),
              entered.enteredReason());
          return "%s has the advisor %s, with %s as deputy."
              .formatted(
                  now.clientName(),
                  now.advisorName(),
                  now.deputy() == null ? "nobody" : now.deputyName());
        },
        client,
        entered,
        next);
  }

  private String nameOf(String userId) {
    return pool.nameOf(userId).orElse(userId);
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
          return "The absence has been withdrawn. Reviews of their own clients come back to them; others stay where they are.";
        },
        userId,
        null,
        next);
  }

  @PostMapping("/{userId}/leaving")
  String leave(
      @PathVariable String userId, @ModelAttribute LeavingForm entered, RedirectAttributes next) {
    return carriedOut(
        () -> {
          LocalDate lastDay = Entered.optionalDate("lastDay", "the last day", entered.lastDay());
          if (lastDay != null) {
            departures.announce(userId, lastDay, entered.successor());
            return "%s leaves after %s. What they hold after it is being handed over."
                .formatted(nameOf(userId), new PoolWords().day(lastDay));
          }
          pool.leave(userId);
          return "%s has left the pool; all future reviews are being handed over."
              .formatted(nameOf(userId));
        },
        userId,
        entered,
        next);
  }

  @PostMapping("/{userId}/return")
  String comeBack(@PathVariable String userId, RedirectAttributes next) {
    return carriedOut(
        () -> {
          pool.change(userId, new AnalystChange(null, null, null, null, null, null, true));
          return "%s is back in the pool.".formatted(nameOf(userId));
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
      return refused(e.getMessage(), person, entered, next);
    }
  }

  private static String refused(
      String why, String person, Object entered, RedirectAttributes next) {
    next.addFlashAttribute("problem", why);
    next.addFlashAttribute("person", person);
    next.addFlashAttribute(formOf(entered), entered);
    return "redirect:/board/analysts";
  }

  private static String formOf(Object entered) {
    if (entered instanceof AbsenceForm) {
      return "absence";
    }
    if (entered instanceof LeavingForm) {
      return "leaving";
    }
    return entered instanceof AdvisorForm ? "naming" : "entered";
  }
}
