package org.threatreviews.onboarding.web;

import static org.threatreviews.onboarding.web.ClientRequest.ONE_LINE;
import static org.threatreviews.onboarding.web.ClientRequest.ONE_LINE_MESSAGE;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.input.EmailAddress;

/**
 * A person at the client.
 *
 * @param level the order in which contacts are asked, 1 first
 * @param riskAuthority whether this person may accept risks; no when absent
 * @param language the client's when absent
 * @param timeZone the client's when absent
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
    ZoneId timeZone) {

  Contact contact(String clientLanguage, ZoneId clientTimeZone) {
    return new Contact(
        name,
        email,
        phone,
        role,
        level,
        riskAuthority,
        language == null ? clientLanguage : language,
        timeZone == null ? clientTimeZone : timeZone);
  }
}
