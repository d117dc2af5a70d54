package org.threatreviews.portal.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactAbsence;
import org.threatreviews.client.ContactAbsences;
import org.threatreviews.client.ContactData;
import org.threatreviews.client.ContactHours;
import org.threatreviews.client.WorkingHours;
import org.threatreviews.contact.ContactChanges;
import org.threatreviews.input.Moments;
import org.threatreviews.portal.LinkVisit;
import org.threatreviews.portal.LinkVisits;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.Refusal;

/** Where a contact says when it is away and who stands in, and when it works. */
@Controller
@RequestMapping("/c/{token}/me")
class OwnDetailsController {

  private final LinkVisits visits;
  private final ContactChanges changes;
  private final ContactAbsences absences;
  private final BusinessCalendar calendar;
  private final PageViews views;
  private final Clock clock;

  /** An absence as it was typed; days as browsers send them, {@code standIn} an id. */
  record AbsenceForm(String from, String to, String standIn) {}

  /**
   * An absence as the page shows it.
   *
   * @param standIn the name; null for nobody
   */
  record Away(long id, LocalDate from, LocalDate to, String standIn, boolean begun) {}

  /** A day of the week, in the contact's language. */
  record Day(String name, String words, boolean on) {}

  OwnDetailsController(
      LinkVisits visits,
      ContactChanges changes,
      ContactAbsences absences,
      BusinessCalendar calendar,
      PageViews views,
      Clock clock) {
    this.visits = visits;
    this.changes = changes;
    this.absences = absences;
    this.calendar = calendar;
    this.views = views;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView show(@PathVariable String token, @RequestParam(required = false) String done) {
    return page(visits.of(token), done);
  }

  @PostMapping("/absences")
  ModelAndView away(@PathVariable String token, @ModelAttribute AbsenceForm form) {
    LinkVisit visit = visits.of(token);
    return answer(visit, "absence", form, () -> {
      LocalDate from = day("from", form.from());
      LocalDate to = day("to", form.to());
      String standIn = FormInput.text("standIn", form.standIn());
      return changes
          .away(
              client(visit),
              visit.contact().id(),
              from,
              to,
              standIn,
              visit.contact().email())
          .changed();
    });
  }

  @PostMapping("/absences/{id}/end")
  ModelAndView back(@PathVariable String token, @PathVariable long id) {
    LinkVisit visit = visits.of(token);
    return answer(
        visit,
        "absence",
        null,
        () -> changes
            .back(client(visit), visit.contact().id(), id, visit.contact().email())
            .changed());
  }

  /** The hours of the business are nobody's own: with them a contact follows what we agree. */
  @PostMapping("/hours")
  ModelAndView hours(
      @PathVariable String token,
      @RequestParam(defaultValue = "") List<String> days,
      @RequestParam(required = false) String begin,
      @RequestParam(required = false) String end) {
    LinkVisit visit = visits.of(token);
    return answer(visit, "hours", null, () -> {
      Set<DayOfWeek> chosen = EnumSet.noneOf(DayOfWeek.class);
      days.forEach(day -> chosen.add(FormInput.choice("workingDays", day, DayOfWeek.class)));
      if (chosen.isEmpty()) {
        throw new InvalidInput(
            "workingHours", "atLeastOne", "Please choose at least one working day.");
      }
      WorkingHours hours = new WorkingHours(time(begin), time(end));
      return changes
          .change(
              client(visit),
              visit.contact().id(),
              present -> with(present, chosen, hours),
              visit.contact().email())
          .changed();
    });
  }

  private ContactData with(ContactData present, Set<DayOfWeek> days, WorkingHours hours) {
    WorkingCalendar business = calendar.provider();
    boolean usual = hours.equals(new WorkingHours(business.opensAt(), business.closesAt()));
    return present.working(
        days.equals(WorkingCalendar.BUSINESS_DAYS) ? null : days, usual ? null : hours);
  }

  private static LocalDate day(String field, String input) {
    return Optional.ofNullable(FormInput.date(field, input))
        .orElseThrow(() -> new InvalidInput(field, "required", "Please choose a day."));
  }

  private static LocalTime time(String input) {
    if (input == null || input.isBlank()) {
      throw new InvalidInput("workingHours", "required", "Please choose the times.");
    }
    return Moments.time("workingHours", input.strip());
  }

  private static String client(LinkVisit visit) {
    return visit.client().reference();
  }

  private ModelAndView answer(
      LinkVisit visit, String form, AbsenceForm input, Supplier<Boolean> useCase) {
    try {
      return Done.of(useCase.get()).shownAt(visit.root() + "/me");
    } catch (Refusal refusal) {
      return Refused.shownOn(page(visit, null), form, refusal, input, visit.texts());
    }
  }

  private ModelAndView page(LinkVisit visit, String done) {
    Client client = visit.client();
    Contact contact = visit.contact();
    LocalDate today = LocalDate.ofInstant(clock.instant(), contact.timeZone());
    WorkingCalendar hours = ContactHours.of(calendar, client, contact);
    ModelAndView page = new ModelAndView(views.of("portal-me", visit.locale()));
    page.addObject("visit", visit);
    page.addObject("dates", visit.dates());
    page.addObject("done", done);
    page.addObject("today", today);
    page.addObject("zone", contact.timeZone().getDisplayName(TextStyle.FULL, visit.locale()));
    page.addObject("absences", absences(client, contact, today));
    page.addObject(
        "colleagues",
        client.contacts().stream().filter(c -> !c.id().equals(contact.id())).toList());
    page.addObject("days", days(visit, contact));
    page.addObject("begin", hours.opensAt());
    page.addObject("end", hours.closesAt());
    return page;
  }

  /** Those that are not over, the first day first. */
  private List<Away> absences(Client client, Contact contact, LocalDate today) {
    return absences.of(client).stream()
        .filter(absence -> absence.contact().equals(contact.id()))
        .filter(absence -> !absence.to().isBefore(today))
        .map(absence -> new Away(
            absence.id(),
            absence.from(),
            absence.to(),
            standIn(client, absence),
            absence.from().isBefore(today)))
        .toList();
  }

  private static String standIn(Client client, ContactAbsence absence) {
    return Optional.ofNullable(absence.standIn())
        .flatMap(client::contactWithId)
        .map(Contact::name)
        .orElse(null);
  }

  private static List<Day> days(LinkVisit visit, Contact contact) {
    Set<DayOfWeek> own =
        Objects.requireNonNullElse(contact.workingDays(), WorkingCalendar.BUSINESS_DAYS);
    return Stream.of(DayOfWeek.values())
        .map(day -> new Day(
            day.name(), day.getDisplayName(TextStyle.FULL, visit.locale()), own.contains(day)))
        .toList();
  }
}
