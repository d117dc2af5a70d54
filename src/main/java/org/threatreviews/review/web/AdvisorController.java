package org.threatreviews.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.review.handover.NamedAdvisors;

/** A client's named advisor and deputy over HTTP. */
@RestController
@RequestMapping("/api/v1/clients/{client}/advisor")
@Tag(name = "Analysts")
class AdvisorController {

  private final NamedAdvisors named;

  AdvisorController(NamedAdvisors named) {
    this.named = named;
  }

  /**
   * @param advisor user id
   * @param deputy user id of who stands in; null when nobody is named
   * @param nextAdvisor user id of who is the advisor from a day on; null when that does not change
   */
  record AdvisorResponse(
      String client,
      String advisor,
      LocalDate since,
      String deputy,
      String nextAdvisor,
      LocalDate nextAdvisorFrom) {

    static AdvisorResponse of(NamedAdvisors.Named named) {
      return new AdvisorResponse(
          named.client(),
          named.advisor(),
          named.since(),
          named.deputy(),
          named.next(),
          named.nextFrom());
    }
  }

  @GetMapping
  @Operation(summary = "Who is named for this client")
  AdvisorResponse get(@PathVariable String client) {
    return AdvisorResponse.of(named.of(client));
  }

  @PutMapping
  @Operation(
      summary = "Name the advisor and the deputy of this client",
      description =
          "Another advisor gets all reviews ahead that nobody has prepared, and the contacts are"
              + " told once.")
  AdvisorResponse name(@PathVariable String client, @Valid @RequestBody AdvisorRequest request) {
    return AdvisorResponse.of(
        named.name(client, request.advisor().strip(), request.deputy(), request.reason()));
  }
}
