package org.threatreviews.incident.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.threatreviews.incident.Severity;

/** The body of a call that changes the severity. */
record SeverityRequest(
    @NotNull Severity severity,

    @NotBlank @Size(max = 20_000) @Pattern(regexp = IncidentRequest.TEXT)
    String reason) {}
