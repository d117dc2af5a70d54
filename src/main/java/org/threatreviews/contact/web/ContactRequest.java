package org.threatreviews.contact.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Set;
import org.threatreviews.client.Client;
import org.threatreviews.client.ContactData;
import org.threatreviews.client.ContactRole;
import org.threatreviews.input.EmailAddress;

/**
 * A person at the client.
 *
 * @param level the order in which contacts are asked, 1 first
 * @param riskAuthority whether this person may accept risks; no when absent
 * @param language the client's when absent
 * @param timeZone the client's when absent
 * @param workingDays the business days when absent
 * @param workingHours the business hours when absent
 */
record ContactRequest(
    @NotBlank @Size(max = 200) @Pattern(regexp = ONE_LINE, message = ONE_LINE_MESSAGE)
    String name,

    @NotNull @Size(max = EmailAddress.LONGEST) @Email(regexp = EmailAddress.PATTERN)
    String email,

    @Size(max = 50) @Pattern(regexp = ONE_LINE, message = ONE_LINE_MESSAGE)
    String phone,

    @NotNull ContactRole role,
    @NotNull @Min(1) @Max(9) Integer level,
    boolean riskAuthority,
    @Size(max = 35) String language,
    ZoneId timeZone,
    @Size(min = 1, max = 7) Set<@NotNull DayOfWeek> workingDays,
    @Valid WorkingHoursRequest workingHours) {

  static final String ONE_LINE = "\\P{Cntrl}*";
  static final String ONE_LINE_MESSAGE = "must be one line without control characters";

  ContactData data(Client client) {
    return new ContactData(
        name,
        email,
        phone,
        role,
        level,
        riskAuthority,
        language == null ? client.language() : language,
        timeZone == null ? client.timeZone() : timeZone,
        workingDays,
        workingHours == null ? null : workingHours.hours());
  }
}
