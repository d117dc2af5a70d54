package org.threatreviews.review.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.review.invitation.ReviewCalendars;

/** The reviews that somebody holds, for the calendar of that person. */
@RestController
@RequestMapping("/api/v1/analysts/{userId}/reviews.ics")
class AnalystFeedController {

  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private final ReviewCalendars calendars;

  AnalystFeedController(ReviewCalendars calendars) {
    this.calendars = calendars;
  }

  @GetMapping
  ResponseEntity<byte[]> feed(@PathVariable String userId) {
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"threat-reviews.ics\"")
        .body(calendars.ofAnalyst(userId));
  }
}
