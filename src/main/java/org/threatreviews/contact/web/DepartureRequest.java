package org.threatreviews.contact.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A contact leaves.
 *
 * @param lastDay in the contact's zone, today or later
 * @param successor id or address of who takes over
 */
@Schema(name = "ContactDepartureRequest")
record DepartureRequest(
    @NotNull LocalDate lastDay, @Size(min = 1, max = 254) String successor) {}
