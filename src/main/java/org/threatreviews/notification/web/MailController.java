package org.threatreviews.notification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.notification.MailStatus;
import org.threatreviews.notification.Mails;

@RestController
@RequestMapping("/api/v1/mails")
@Tag(name = "Mails")
class MailController {

  private final Mails mails;
  private final BusinessCalendar calendar;

  /**
   * @param recipient the right address; absent when the same is to be tried again
   */
  record RetryRequest(@Size(max = 254) String recipient) {}

  MailController(Mails mails, BusinessCalendar calendar) {
    this.mails = mails;
    this.calendar = calendar;
  }

  @GetMapping
  @Operation(summary = "Emails and what became of them, oldest first")
  MailPageResponse list(
      @RequestParam(required = false) MailStatus status,
      @RequestParam(required = false) String client,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
    return MailPageResponse.of(mails.page(status, client, page, size), calendar.zone());
  }

  @PostMapping("/{id}/retries")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Resend an email that could not be delivered, if need be to a corrected address")
  MailPageResponse.Item retry(
      @PathVariable UUID id, @Valid @RequestBody(required = false) RetryRequest request) {
    String recipient = request == null ? null : request.recipient();
    return MailPageResponse.item(mails.retry(id, recipient), calendar.zone());
  }
}
