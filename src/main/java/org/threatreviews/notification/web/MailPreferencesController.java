package org.threatreviews.notification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.notification.MailPreferences;
import org.threatreviews.notification.OptOutSource;

@RestController
@RequestMapping("/api/v1/clients/{client}/mail-preferences")
@Tag(name = "Clients")
class MailPreferencesController {

  private final Clients clients;
  private final MailPreferences preferences;
  private final BusinessCalendar calendar;

  /**
   * @param off all kinds of mail that the contact does not want; the others are switched on
   */
  record MailPreferencesRequest(
      @NotBlank @Size(max = 254) String email,
      @NotNull @Size(max = 100) List<@NotBlank @Size(max = 100) String> off) {}

  MailPreferencesController(
      Clients clients, MailPreferences preferences, BusinessCalendar calendar) {
    this.clients = clients;
    this.preferences = preferences;
    this.calendar = calendar;
  }

  @GetMapping
  @Operation(summary = "The kinds of email that can be switched off, and which contact wants which")
  MailPreferencesResponse list(@PathVariable String client) {
    return response(clients.get(client));
  }

  @PutMapping
  @Operation(summary = "Choose which kinds of email a contact does not want; all others are sent")
  MailPreferencesResponse replace(
      @PathVariable String client, @Valid @RequestBody MailPreferencesRequest request) {
    preferences.replace(client, request.email(), request.off(), OptOutSource.TEAM);
    return response(clients.get(client));
  }

  private MailPreferencesResponse response(Client client) {
    return MailPreferencesResponse.of(
        client,
        preferences.optionalEvents(),
        preferences.switchedOff(client.reference()),
        calendar.zone());
  }
}
