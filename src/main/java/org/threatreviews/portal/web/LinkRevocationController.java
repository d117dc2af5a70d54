package org.threatreviews.portal.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.client.Clients;
import org.threatreviews.notification.ContactLinks;

@RestController
@RequestMapping("/api/v1/clients/{client}/link-revocations")
@Tag(name = "Clients")
class LinkRevocationController {

  private final Clients clients;
  private final ContactLinks links;

  /**
   * @param email address of the contact to whom the links were mailed
   */
  record LinkRevocationRequest(@NotBlank @Size(max = 254) String email) {}

  /**
   * @param revoked how many links worked until now
   */
  record LinkRevocationResponse(int revoked) {}

  LinkRevocationController(Clients clients, ContactLinks links) {
    this.clients = clients;
    this.links = links;
  }

  @PostMapping
  @Operation(summary = "Make all links that a contact has been sent so far invalid")
  LinkRevocationResponse revoke(
      @PathVariable String client, @Valid @RequestBody LinkRevocationRequest request) {
    clients.get(client).requireContact("email", request.email());
    return new LinkRevocationResponse(links.revokeAll(client, request.email()));
  }
}
