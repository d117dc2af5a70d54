package org.threatreviews.incident.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The body of a call that merges a duplicate; {@code into} goes on. */
record MergeRequest(
    @NotBlank @Size(max = 100) @Pattern(regexp = IncidentRequest.ONE_LINE)
    String into,

    @NotBlank @Size(max = 20_000) @Pattern(regexp = IncidentRequest.TEXT)
    String reason) {}
