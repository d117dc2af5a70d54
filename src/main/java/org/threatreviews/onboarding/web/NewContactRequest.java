package org.threatreviews.onboarding.web;

import static org.threatreviews.onboarding.web.ClientRequest.ONE_LINE;
import static org.threatreviews.onboarding.web.ClientRequest.ONE_LINE_MESSAGE;

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
import java.util.TreeSet;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.problem.InvalidInput;

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
record NewContactRequest(
    @NotBlank @Size(max = 200) @Pattern(regexp = ONE_LINE, message = ONE_LINE_MESSAGE)
    String name,

    @NotNull @Size(max = 254) @Email(regexp = EmailAddress.PATTERN)
    String email,

    @Size(max = 50) @Pattern(regexp = ONE_LINE, message = ONE_LINE_MESSAGE)
    String phone,

    @NotNull ContactRole role,
    @NotNull @Min(1) @Max(9) Integer level,
    boolean riskAuthority,
    @Size(max = 35) String language,
    ZoneId timeZone,
    @Size(min = 1, max = 7) Set<@NotNull DayOfWeek> workingDays,
    @Valid NewContactHours workingHours) {

  /**
   * @param path of this contact in the request, with a dot
   * @throws InvalidInput when the working hours end before they begin
   */
  Contact contact(String path, String clientLanguage, ZoneId clientTimeZone) {
    try {
      return new Contact(
          null,
          name,
          email,
          phone,
          role,
          level,
          riskAuthority,
          language == null ? clientLanguage : language,
          timeZone == null ? clientTimeZone : timeZone,
          // in one order, so that the same again is recognised
          workingDays == null ? null : new TreeSet<>(workingDays),
          workingHours == null ? null : workingHours.hours(),
          null,
          null,
          null,
          null);
    } catch (InvalidInput e) {
      throw new InvalidInput(path + e.field(), e.rule(), e.getMessage());
    }
  }
}
