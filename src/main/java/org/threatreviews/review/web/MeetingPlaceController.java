package org.threatreviews.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.review.place.MeetingPlace;
import org.threatreviews.review.place.MeetingPlaces.Scope;
import org.threatreviews.review.plan.MeetingPlaceChanges;

/** Where meetings take place, over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Meeting places")
class MeetingPlaceController {

  private static final String DESCRIPTION =
      "The place of a review counts before that of its client, and that before the one in the profile"
          + " of who holds it. A change sends an update of the invitation, with the next SEQUENCE, to"
          + " all who have been invited; without link and place, what was said is forgotten.";

  private final MeetingPlaceChanges places;

  MeetingPlaceController(MeetingPlaceChanges places) {
    this.places = places;
  }

  /**
   * @param joinUrl the link by which people join
   * @param place a room or a phone number
   */
  record MeetingPlaceRequest(
      @Schema(
          description = "https address by which people join, at most 1,000 characters",
          example = "https://meet.mdr.example/nordwind")
      String joinUrl,

      @Schema(
          description = "Room or phone number on one line, at most 200 characters",
          example = "Room 4.12, Hamburg")
      String place) {

    MeetingPlace asPlace() {
      return new MeetingPlace(joinUrl, place);
    }
  }

  /**
   * @param from of what it was said: REVIEW, CLIENT or ANALYST; null when there is none
   */
  record MeetingPlaceResponse(String joinUrl, String place, Scope from) {

    static MeetingPlaceResponse of(MeetingPlace place, Scope from) {
      return new MeetingPlaceResponse(place.joinUrl(), place.place(), from);
    }

    static MeetingPlaceResponse none() {
      return new MeetingPlaceResponse(null, null, null);
    }
  }

  @GetMapping("/analysts/{userId}/meeting-place")
  @Operation(summary = "Where this analyst holds reviews, unless client or review say otherwise")
  MeetingPlaceResponse ofAnalyst(@PathVariable String userId) {
    return said(Scope.ANALYST, userId);
  }

  @PutMapping("/analysts/{userId}/meeting-place")
  @Operation(summary = "Say where this analyst holds reviews", description = DESCRIPTION)
  MeetingPlaceResponse sayOfAnalyst(
      @PathVariable String userId, @Valid @RequestBody MeetingPlaceRequest request) {
    return say(Scope.ANALYST, userId, request);
  }

  @GetMapping("/clients/{client}/meeting-place")
  @Operation(summary = "Where reviews with this client take place, unless a review says otherwise")
  MeetingPlaceResponse ofClient(@PathVariable String client) {
    return said(Scope.CLIENT, client);
  }

  @PutMapping("/clients/{client}/meeting-place")
  @Operation(summary = "Say where reviews with this client take place", description = DESCRIPTION)
  MeetingPlaceResponse sayOfClient(
      @PathVariable String client, @Valid @RequestBody MeetingPlaceRequest request) {
    return say(Scope.CLIENT, client, request);
  }

  @GetMapping("/reviews/{reference}/meeting-place")
  @Operation(summary = "Where this review takes place, whatever that was said of")
  MeetingPlaceResponse ofReview(@PathVariable String reference) {
    return places
        .of(reference)
        .map(found -> MeetingPlaceResponse.of(found.place(), found.from()))
        .orElseGet(MeetingPlaceResponse::none);
  }

  @PutMapping("/reviews/{reference}/meeting-place")
  @Operation(summary = "Say where this review takes place", description = DESCRIPTION)
  MeetingPlaceResponse sayOfReview(
      @PathVariable String reference, @Valid @RequestBody MeetingPlaceRequest request) {
    places.say(Scope.REVIEW, reference, request.asPlace());
    return ofReview(reference);
  }

  private MeetingPlaceResponse said(Scope scope, String reference) {
    return places
        .said(scope, reference)
        .map(place -> MeetingPlaceResponse.of(place, scope))
        .orElseGet(MeetingPlaceResponse::none);
  }

  private MeetingPlaceResponse say(Scope scope, String reference, MeetingPlaceRequest request) {
    places.say(scope, reference, request.asPlace());
    return said(scope, reference);
  }
}
