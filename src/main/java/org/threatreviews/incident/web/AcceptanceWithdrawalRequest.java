package org.threatreviews.incident.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The body of a call that ends an acceptance; {@code by} is a contact's address. */
record AcceptanceWithdrawalRequest(
    @NotBlank @Size(max = 254) @Pattern(regexp = IncidentRequest.ONE_LINE)
    String by,

    @NotBlank @Size(max = 20_000) @Pattern(regexp = IncidentRequest.TEXT)
    String reason) {}
