package org.threatreviews.board.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Clients;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.place.MeetingPlace;
import org.threatreviews.review.place.MeetingPlaces;
import org.threatreviews.review.place.MeetingPlaces.Scope;
import org.threatreviews.review.plan.MeetingPlaceChanges;
import org.threatreviews.review.plan.ReviewProgramme;

/** Where the reviews of one client take place, for the team lead. */
@Controller
@RequestMapping("/board/clients/{reference}/meeting-place")
class MeetingPlacePagesController {

  private final Clients clients;
  private final ReviewProgramme programme;
  private final MeetingPlaceChanges places;
  private final BusinessCalendar calendar;
  private final Clock clock;

  MeetingPlacePagesController(
      Clients clients,
      ReviewProgramme programme,
      MeetingPlaceChanges places,
      BusinessCalendar calendar,
      Clock clock) {
    this.clients = clients;
    this.programme = programme;
    this.places = places;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * What was entered.
   *
   * @param review its reference; null for all reviews of the client
   */
  record PlaceForm(String review, String joinUrl, String place) {

    MeetingPlace checked() {
      boolean somewhere = place != null && !place.isBlank();
      return new MeetingPlace(
          joinUrl, somewhere ? Entered.required("place", "the place", place) : null);
    }
  }

  /**
   * A meeting ahead as the page shows it.
   *
   * @param place where it takes place, or null while nobody has said so
   * @param from in words, of what that was said; null while nobody has
   * @param own what is in its form: only what was said of this review
   */
  record Row(
      String reference,
      String title,
      String when,
      MeetingPlace place,
      String from,
      PlaceForm own) {}

  @GetMapping
  String show(@PathVariable String reference, Model page) {
    page.addAttribute("client", clients.get(reference));
    page.addAttribute("ofAll", form(null, Scope.CLIENT, reference));
    page.addAttribute("reviews", ahead(reference).stream().map(this::row).toList());
    return "board-meeting-place";
  }

  private List<ReviewSummary> ahead(String client) {
    Instant now = clock.instant();
    return programme.reviewsOf(client).stream()
        .filter(review ->
            review.status() == ReviewStatus.PLANNED || review.status() == ReviewStatus.PUBLISHED)
        .filter(review -> review.start().isAfter(now))
        .toList();
  }

  private PlaceForm form(String review, Scope scope, String reference) {
    return places
        .said(scope, reference)
        .map(said -> new PlaceForm(review, said.joinUrl(), said.place()))
        .orElse(new PlaceForm(review, null, null));
  }

  private Row row(ReviewSummary review) {
    MeetingPlaces.Found found = places.of(review.reference()).orElse(null);
    return new Row(
        review.reference(),
        review.title(),
        InWords.time(review.start(), calendar.zone()),
        found == null ? null : found.place(),
        found == null ? null : words(found.from()),
        form(review.reference(), Scope.REVIEW, review.reference()));
  }

  private static String words(Scope from) {
    return switch (from) {
      case REVIEW -> "of this review";
      case CLIENT -> "of this client";
      case ANALYST -> "from the analyst’s profile";
    };
  }

  @PostMapping
  String say(
      @PathVariable String reference, @ModelAttribute PlaceForm entered, RedirectAttributes next) {
    MeetingPlace place = entered.checked();
    if (entered.review() == null || entered.review().isBlank()) {
      places.say(Scope.CLIENT, reference, place);
    } else {
      requireOf(reference, entered.review());
      places.say(Scope.REVIEW, entered.review(), place);
    }
    next.addFlashAttribute(
        "saved", "Saved. Whoever has been invited to a meeting that changes gets an update.");
    return "redirect:/board/clients/{reference}/meeting-place";
  }

  private void requireOf(String client, String review) {
    if (programme.reviewsOf(client).stream().noneMatch(one -> one.reference().equals(review))) {
      throw new InvalidInput(
          "review", "unknownReference", "There is no review '%s' here.".formatted(review));
    }
  }
}
