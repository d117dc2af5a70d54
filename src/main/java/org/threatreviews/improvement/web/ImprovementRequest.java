package org.threatreviews.improvement.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;

/**
 * A proposal for the improvement list.
 *
 * @param sourceReview optional; reference of the review in which it came up
 * @param sourceIncident optional; reference of the security incident that led to it
 * @param reference optional; with it the same request can be sent again without a second entry
 */
record ImprovementRequest(
    @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}") String reference,
    @NotBlank @Size(max = 200) String title,
    @Size(max = 20_000) String reason,
    @NotNull Owner owner,
    LocalDate targetDate,
    @Size(max = 200) String source,
    @Size(max = 60) String sourceReview,
    @Size(max = 60) String sourceIncident) {

  NewImprovement of(String clientReference) {
    return new NewImprovement(
        clientReference,
        title,
        reason,
        owner,
        targetDate,
        source,
        sourceReview,
        sourceIncident,
        reference);
  }
}
