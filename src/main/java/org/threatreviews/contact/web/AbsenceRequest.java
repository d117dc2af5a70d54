package org.threatreviews.contact.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A contact is away.
 *
 * @param from first day, in the contact's zone
 * @param to last day, inclusive
 * @param standIn id or address of who gets what the contact would get
 */
@Schema(name = "ContactAbsenceRequest")
record AbsenceRequest(
    @NotNull LocalDate from,
    @NotNull LocalDate to,
    @Size(min = 1, max = 254) String standIn) {}
