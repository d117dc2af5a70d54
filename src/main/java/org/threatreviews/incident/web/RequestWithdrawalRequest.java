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
 * @param withdrawnBy address of the contact who takes it back: who has asked, or a colleague who may
 *     accept risks; null when whoever has signed in does so on behalf of who has asked
 */
record RequestWithdrawalRequest(
    @NotBlank @Size(max = 254) @Pattern(regexp = IncidentRequest.ONE_LINE)
    String by,

    @NotNull FeedbackOutcome outcome,

    @NotBlank @Size(max = 20_000) @Pattern(regexp = IncidentRequest.TEXT)
    String reason,

    @Size(max = 254) @Pattern(regexp = IncidentRequest.ONE_LINE)
    String withdrawnBy) {}
