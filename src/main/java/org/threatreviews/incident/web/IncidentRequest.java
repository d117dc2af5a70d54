package org.threatreviews.incident.web;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;

/** A security incident in our own words. */
@JsonDeserialize(using = JsonDeserializer.None.class)
record IncidentRequest(
    @NotBlank @Pattern(regexp = REFERENCE) String reference,
    @NotNull Severity severity,
    @NotBlank @Size(max = 200) @Pattern(regexp = ONE_LINE) String title,
    @NotBlank @Size(max = 20_000) @Pattern(regexp = TEXT) String description,
    @NotBlank @Size(max = 20_000) @Pattern(regexp = TEXT) String recommendation,
    @Size(max = 200) @Pattern(regexp = ONE_LINE) String asset,
    @Size(max = 200) @Pattern(regexp = ONE_LINE) String technique,
    @NotNull OffsetDateTime reportedAt)
    implements ReportedIncident {

  static final String REFERENCE = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}";
  static final String ONE_LINE = "\\P{Cntrl}*";

  /** Anything but the null character, which no text column takes. */
  static final String TEXT = "[^\\x00]*";

  @Override
  public IncidentReport toReport(String client) {
    return new IncidentReport(
        client,
        reference,
        severity,
        title,
        description,
        recommendation,
        asset,
        technique,
        reportedAt.toInstant());
  }
}
