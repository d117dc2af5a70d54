package org.threatreviews.onboarding.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Subscription;

/**
 * A client to take on.
 *
 * @param country ISO 3166 code of two letters; its public holidays are kept free
 * @param language IETF tag such as {@code de}
 * @param timeZone such as {@code Europe/Berlin}
 * @param contractStart first day of the contract
 * @param contractEnd last day of the contract, inclusive
 * @param incidentDetailsInMail whether mails may say what an incident is about; yes when absent
 */
record ClientRequest(
    @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
    String reference,

    @NotBlank @Size(max = 200) @Pattern(regexp = ONE_LINE, message = ONE_LINE_MESSAGE)
    String name,

    @NotNull @Size(max = 2) String country,
    @NotNull @Size(max = 35) String language,
    @NotNull ZoneId timeZone,
    @NotNull Subscription subscription,
    @NotNull LocalDate contractStart,
    @NotNull LocalDate contractEnd,
    @NotEmpty @Size(max = 20) List<@NotNull @Valid NewContactRequest> contacts,
    Boolean incidentDetailsInMail) {

  static final String ONE_LINE = "\\P{Cntrl}*";
  static final String ONE_LINE_MESSAGE = "must be one line without control characters";

  ClientRegistration registration() {
    return new ClientRegistration(
        reference,
        name,
        country,
        language,
        timeZone,
        subscription,
        contractStart,
        contractEnd,
        IntStream.range(0, contacts.size())
            .mapToObj(
                i -> contacts.get(i).contact("contacts[%d].".formatted(i), language, timeZone))
            .toList(),
        Boolean.FALSE.equals(incidentDetailsInMail));
  }
}
