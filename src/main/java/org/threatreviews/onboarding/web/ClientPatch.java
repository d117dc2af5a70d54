package org.threatreviews.onboarding.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import org.threatreviews.client.ClientData;

/**
 * What is to change; fields that are left out stay as they are, as do those that are null.
 *
 * @param country ISO 3166 code of two letters; its public holidays are kept free
 * @param language IETF tag such as {@code de}
 * @param timeZone such as {@code Europe/Berlin}
 */
record ClientPatch(
    @Size(max = 200) @Pattern(regexp = NAME, message = "must be one line that is not blank")
    String name,

    @Size(min = 2, max = 2) String country,
    @Size(min = 1, max = 35) String language,
    ZoneId timeZone) {

  private static final String NAME = "\\P{Cntrl}*[\\P{Cntrl}&&\\S]\\P{Cntrl}*";

  ClientData applied(ClientData present) {
    return new ClientData(
        name == null ? present.name() : name,
        country == null ? present.country() : country,
        language == null ? present.language() : language,
        timeZone == null ? present.timeZone() : timeZone);
  }
}
