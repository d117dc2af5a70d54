package org.threatreviews.contact.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactAbsence;
import org.threatreviews.client.ContactAbsences;
import org.threatreviews.client.ContactBook;
import org.threatreviews.client.ContactBook.AbsenceOutcome;
import org.threatreviews.client.ContactBook.Outcome;
import org.threatreviews.contact.ContactChanges;

/** The contacts of a client over HTTP. */
@RestController
@RequestMapping("/api/v1/clients/{client}/contacts")
@Tag(name = "Contacts")
class ContactController {

  private final ContactChanges changes;
  private final Clients clients;
  private final ContactAbsences absences;

  ContactController(ContactChanges changes, Clients clients, ContactAbsences absences) {
    this.changes = changes;
    this.clients = clients;
    this.absences = absences;
  }

  @GetMapping
  @Operation(
      summary = "The contacts of a client, in the order in which they are asked",
      description = "With former = true also those who have left, last.")
  ContactPageResponse list(
      @PathVariable String client,
      @RequestParam(defaultValue = "false") boolean former,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
    Client found = clients.get(client);
    List<Contact> all = former ? ContactResponse.formerLast(found) : found.contacts();
    List<ContactAbsence> away = absences.of(found);
    return new ContactPageResponse(
        all.stream()
            .skip((long) page * size)
            .limit(size)
            .map(contact -> ContactResponse.of(contact, away))
            .toList(),
        page,
        size,
        all.size());
  }

  @GetMapping("/{id}")
  @Operation(summary = "A contact, whether still there or not")
  ContactResponse get(@PathVariable String client, @PathVariable String id) {
    Client found = clients.get(client);
    return response(found, ContactBook.require(found, id));
  }

  @PostMapping
  @Operation(summary = "Add a contact", description = """
          A contact is known by its address: the same body again is answered with 200, another body
          for the same address is a conflict. Language and time zone are the client's when absent.
          Without `workingDays` and `workingHours` the contact is there in the business hours.
          """)
  ResponseEntity<ContactResponse> add(
      @PathVariable String client, @Valid @RequestBody ContactRequest request) {
    Outcome outcome = changes.join(client, request.data(clients.get(client)), null);
    ContactResponse body = response(outcome.client(), outcome.contact());
    return outcome.changed()
        ? ResponseEntity.created(path(client, body.id())).body(body)
        : ResponseEntity.ok(body);
  }

  @PatchMapping("/{id}")
  @Operation(
      summary = "Change a contact's details; omitted fields stay as they are",
      description = """
          `null` takes away `phone`, `workingDays` and `workingHours`; for the others it is the same
          as leaving them out. The id stays. With another address, waiting emails go there and links
          to the old one stop working.
          """)
  ContactResponse change(
      @PathVariable String client,
      @PathVariable String id,
      @Valid @RequestBody ContactPatch patch) {
    Outcome outcome = changes.change(client, id, patch::applied, null);
    return response(outcome.client(), outcome.contact());
  }

  @PostMapping("/{id}/departure")
  @Operation(summary = "A contact leaves after its last day", description = """
          202; it takes effect when `lastDay` is over in the contact's time zone. `successor` is the
          id or address of a contact who stays and takes over; nobody can leave without one who is
          the only contact. Another day or successor replaces what was said before; the same again
          is answered with 200.
          """)
  ResponseEntity<ContactResponse> leave(
      @PathVariable String client,
      @PathVariable String id,
      @Valid @RequestBody DepartureRequest request) {
    Outcome outcome = changes.leaveAfter(client, id, request.lastDay(), request.successor(), null);
    return ResponseEntity.status(outcome.changed() ? HttpStatus.ACCEPTED : HttpStatus.OK)
        .body(response(outcome.client(), outcome.contact()));
  }

  @DeleteMapping("/{id}/departure")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "A contact stays after all",
      description = "Repeating the call changes nothing. Who has left is added anew.")
  void stay(@PathVariable String client, @PathVariable String id) {
    changes.stay(client, id, null);
  }

  @PostMapping("/{id}/absences")
  @Operation(
      summary = "A contact is away on these days; a stand-in gets its emails and calls",
      description = """
          Both days are inclusive and the contact's own. `standIn` is the id or address of a contact
          who is there, or has a stand-in, on each of them; standing in gives no right to accept
          risks. The same again is answered with 200; days on which the contact is away already are
          a conflict.
          """)
  ResponseEntity<ContactResponse.AbsenceResponse> away(
      @PathVariable String client,
      @PathVariable String id,
      @Valid @RequestBody AbsenceRequest request) {
    AbsenceOutcome outcome =
        changes.away(client, id, request.from(), request.to(), request.standIn(), null);
    ContactResponse.AbsenceResponse body = ContactResponse.AbsenceResponse.of(outcome.absence());
    return outcome.changed()
        ? ResponseEntity.created(path(client, id, "absences", String.valueOf(body.id())))
            .body(body)
        : ResponseEntity.ok(body);
  }

  @DeleteMapping("/{id}/absences/{absence}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "A contact is back early, or is not away after all",
      description = "An absence that has begun ends yesterday; one that is over stays as it was.")
  void back(@PathVariable String client, @PathVariable String id, @PathVariable long absence) {
    changes.back(client, id, absence, null);
  }

  private ContactResponse response(Client client, Contact contact) {
    return ContactResponse.of(contact, absences.of(client));
  }

  private static URI path(String client, String... segments) {
    return UriComponentsBuilder.fromPath("/api/v1/clients")
        .pathSegment(client, "contacts")
        .pathSegment(segments)
        .encode()
        .build()
        .toUri();
  }
}
