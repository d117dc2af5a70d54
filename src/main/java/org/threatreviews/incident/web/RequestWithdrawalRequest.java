package org.threatreviews.incident.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.threatreviews.incident.FeedbackOutcome;

/**
 * The body of a call that takes back what a contact has asked of the SOC.
 *
 * @param by address of the contact who has asked
 * @param outcome what was asked: {@code NEED_HELP} or {@code MITIGATED}
 */
record RequestWithdrawalRequest(
    @NotBlank @Size(max = 254) @Pattern(regexp = IncidentRequest.ONE_LINE)
    String by,

    @NotNull FeedbackOutcome outcome,

    @NotBlank @Size(max = 20_000) @Pattern(regexp = IncidentRequest.TEXT)
    String reason) {}
