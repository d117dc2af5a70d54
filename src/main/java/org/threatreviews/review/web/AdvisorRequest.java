package org.threatreviews.review.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Who is named for a client.
 *
 * @param advisor user id
 * @param deputy user id of who stands in; without a value the present one, or whoever has most time
 * @param reason for the history; may be left out
 */
record AdvisorRequest(
    @NotBlank @Size(max = 64) String advisor,
    @Size(max = 64) String deputy,
    @Size(max = 1000) String reason) {}
