package org.threatreviews.onboarding.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientData;
import org.threatreviews.client.ClientPage;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.ContractSpan;
import org.threatreviews.contact.ClientDataChanges;
import org.threatreviews.contact.ClientDataEffect;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.onboarding.Registration;
import org.threatreviews.review.NextReview;
import org.threatreviews.review.plan.NextSubscription;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.task.NextStep;
import org.threatreviews.task.NextSteps;

@RestController
@RequestMapping("/api/v1/clients")
@Tag(name = "Clients")
class ClientController {

  private final Onboarding onboarding;
  private final Clients clients;
  private final ClientDataChanges dataChanges;
  private final ReviewProgramme programme;
  private final NextSteps nextSteps;
  private final BusinessCalendar calendar;

  record MailSettingsRequest(@NotNull Boolean incidentDetailsInMail) {}

  ClientController(
      Onboarding onboarding,
      Clients clients,
      ClientDataChanges dataChanges,
      ReviewProgramme programme,
      NextSteps nextSteps,
      BusinessCalendar calendar) {
    this.onboarding = onboarding;
    this.clients = clients;
    this.dataChanges = dataChanges;
    this.programme = programme;
    this.nextSteps = nextSteps;
    this.calendar = calendar;
  }

  @PostMapping
  @Operation(summary = "Register a client and start its onboarding")
  ResponseEntity<ClientResponse> register(@Valid @RequestBody ClientRequest request) {
    Registration registration = onboarding.register(request.registration());
    ClientResponse body = response(registration.client());
    return registration.created()
        ? ResponseEntity.created(URI.create("/api/v1/clients/" + body.reference()))
            .body(body)
        : ResponseEntity.ok(body);
  }

  @GetMapping
  @Operation(summary = "Clients by reference, with their onboarding stage and next review")
  ClientPageResponse list(
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
      @RequestParam(required = false) ClientStatus status) {
    ClientPage found = clients.page(page, size, status);
    return new ClientPageResponse(responses(found.items()), page, size, found.total());
  }

  @GetMapping("/{reference}")
  @Operation(summary = "A client's state, with the onboarding stage and next review")
  ClientResponse get(@PathVariable String reference) {
    return response(clients.get(reference));
  }

  @PatchMapping("/{reference}")
  @Operation(summary = "Change a client's name, language, time zone or country", description = """
          Fields that are left out, or null, stay as they are; the reference never changes. Contacts
          keep their own language and time zone. Meetings ahead that would be on a public holiday of
          another country are moved to the nearest free time, and the contacts are told; times that
          are set already stay, later ones follow the new country and zone.
          """)
  ClientResponse change(@PathVariable String reference, @Valid @RequestBody ClientPatch patch) {
    dataChanges.carryOut(reference, patch::applied);
    return response(clients.get(reference));
  }

  @PostMapping("/{reference}/preview")
  @Operation(summary = "What changing a client's data would move; nothing is changed")
  ClientDataResponse preview(
      @PathVariable String reference, @Valid @RequestBody ClientPatch patch) {
    ClientDataEffect effect = dataChanges.preview(reference, patch::applied);
    return ClientDataResponse.of(
        effect,
        calendar.zone(),
        patch.applied(ClientData.of(clients.get(reference))).timeZone());
  }

  @PutMapping("/{reference}/mail-settings")
  @Operation(
      summary = "Choose whether emails may say what an incident is about or contain only a link")
  ClientResponse change(
      @PathVariable String reference, @Valid @RequestBody MailSettingsRequest settings) {
    return response(clients.showIncidentDetailsInMail(reference, settings.incidentDetailsInMail()));
  }

  private ClientResponse response(Client client) {
    return responses(List.of(client)).get(0);
  }

  private List<ClientResponse> responses(List<Client> found) {
    List<String> references = found.stream().map(Client::reference).toList();
    Map<String, NextReview> next = programme.nextReviews(references);
    Map<String, NextSubscription> upcoming = programme.nextSubscriptions(references);
    Map<String, List<ContractSpan>> contracts = clients.contracts(references);
    Map<String, NextStep> steps = nextSteps.of(references);
    return found.stream()
        .map(client -> ClientResponse.of(
            client,
            upcoming.get(client.reference()),
            contracts.getOrDefault(client.reference(), List.of()),
            next.get(client.reference()),
            steps.get(client.reference()),
            calendar.zone()))
        .toList();
  }
}
