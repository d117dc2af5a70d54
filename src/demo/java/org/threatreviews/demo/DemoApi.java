package org.threatreviews.demo;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.demo.CaughtMails.CaughtMail;
import org.threatreviews.http.JsonFaults;
import org.threatreviews.problem.InvalidInput;

/** Demo mode over HTTP: the mail that was caught, and the time machine. */
@RestController
@RequestMapping("/demo")
@EmbeddedDefault
class DemoApi {

  private final CaughtMails mails;
  private final TimeMachine timeMachine;

  record Destination(@NotNull Instant advanceTo) {}

  record Now(Instant now) {}

  DemoApi(CaughtMails mails, TimeMachine timeMachine) {
    this.mails = mails;
    this.timeMachine = timeMachine;
  }

  @GetMapping("/mails")
  List<CaughtMail> mails(
      @RequestParam(required = false) String to, @RequestParam(required = false) String since) {
    return mails.find(to, since == null ? null : instant("since", since));
  }

  @GetMapping("/clock")
  Now clock() {
    return new Now(timeMachine.now());
  }

  @PostMapping("/clock")
  TimeMachine.Journey advance(@Valid @RequestBody Destination destination) {
    return timeMachine.advanceTo(destination.advanceTo());
  }

  private static Instant instant(String field, String text) {
    try {
      // a plus sign that was not encoded arrives as a space
      return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeException e) {
      throw new InvalidInput(
          field,
          "isoInstant",
          "'%s' is not an instant such as 2027-01-31T09:30:00Z."
              .formatted(JsonFaults.shorten(text)));
    }
  }
}
