package org.threatreviews.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.threatreviews.demo.story.PortfolioStory;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.Refusal;

/** Where a team lead travels in time by hand, and sees how far a long journey is. */
@Controller
@RequestMapping(TravelPages.PATH)
@EmbeddedDefault
class TravelPages {

  static final String PATH = "/demo/travel";

  /** When the morning's mail has left and people are at work. */
  private static final LocalTime ARRIVAL = LocalTime.NOON;

  /** What takes longer is watched on its way. */
  private static final Duration SHORT = Duration.ofSeconds(2);

  private static final String DAY = "DAY";
  private static final String WEEK = "WEEK";
  private static final int DAYS_OF_A_WEEK = 7;

  /** A page of ours: no other host. */
  private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[^\\s\\\\]{0,1000}");

  private final Journeys journeys;
  private final TimeMachine timeMachine;

  TravelPages(Journeys journeys, TimeMachine timeMachine) {
    this.journeys = journeys;
    this.timeMachine = timeMachine;
  }

  @GetMapping
  String page(Model model) {
    describe(model, "");
    return "demo/travel";
  }

  @GetMapping("/state")
  @ResponseBody
  Journeys.State state() {
    return journeys.state();
  }

  /**
   * @param to DAY, WEEK or DATE
   * @param date with DATE, as {@code 2027-01-31}
   * @param back the page on which it was asked for
   */
  @PostMapping
  ModelAndView travel(
      @RequestParam String to,
      @RequestParam(defaultValue = "") String date,
      @RequestParam(defaultValue = "") String back,
      Model model) {
    try {
      journeys.setOut(target(to, date), OURS.matcher(back).matches() ? back : null);
    } catch (Refusal refusal) {
      model.addAttribute("refused", refusal.getMessage());
      describe(model, date);
      HttpStatusCode status =
          refusal instanceof InvalidInput ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT;
      return new ModelAndView("demo/travel", model.asMap(), status);
    }
    boolean there = journeys.arrivesWithin(SHORT) && OURS.matcher(back).matches();
    return new ModelAndView("redirect:" + (there ? back : PATH));
  }

  private void describe(Model model, String date) {
    model.addAttribute("state", journeys.state());
    model.addAttribute("tomorrow", today().plusDays(1));
    model.addAttribute("date", date);
  }

  private Instant target(String to, String date) {
    LocalDate day = switch (to) {
      case DAY -> today().plusDays(1);
      case WEEK -> today().plusDays(DAYS_OF_A_WEEK);
      default -> day(date);
    };
    Instant target = day.atTime(ARRIVAL).atZone(PortfolioStory.BERLIN).toInstant();
    if (target.isBefore(timeMachine.now())) {
      throw new InvalidInput(
          "date",
          "notInThePast",
          "The clock only goes forward, and noon of that day is over: it is %s. Please choose a later day."
              .formatted(DemoWords.time(timeMachine.now())));
    }
    return target;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new InvalidInput("date", "isoDate", "Please choose a day, such as 2027-01-31.");
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(timeMachine.now(), PortfolioStory.BERLIN);
  }
}
