package org.threatreviews.staff.web;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Qualification;

/**
 * Somebody to take into the pool.
 *
 * @param userId of the engine's user; the account may be made later
 * @param qualified has worked in 24/7 delivery, so may hold reviews
 * @param advisor is a Cybersecurity Advisor; without a value no
 * @param weeklyReviews how many reviews they can hold in a week; without a value 4
 * @param timeZone such as {@code Europe/Berlin}
 * @param qualifiedFor reviews of clients with these subscriptions; without a value all, when
 *     qualified
 * @param languages in which they hold reviews: en, de, sv, ja; without a value all, when qualified
 */
record AnalystRequest(
    @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
    String userId,

    @NotBlank @Size(max = 200) @Pattern(regexp = ONE_LINE, message = ONE_LINE_MESSAGE)
    String name,

    @NotBlank @Email @Size(max = 254) String email,
    @NotNull Boolean qualified,
    Boolean advisor,
    @Min(0) @Max(40) Integer weeklyReviews,
    @NotNull ZoneId timeZone,
    Set<@NotNull Subscription> qualifiedFor,
    List<@NotNull @Size(max = 35) String> languages) {

  static final String ONE_LINE = "\\P{Cntrl}*";
  static final String ONE_LINE_MESSAGE = "must be one line without control characters";

  /**
   * @throws InvalidInput when the qualification can't be
   */
  Analyst analyst() {
    return new Analyst(
        userId,
        name.strip(),
        email,
        qualification(),
        Boolean.TRUE.equals(advisor),
        timeZone,
        weeklyReviews == null ? Analyst.USUAL_WEEKLY_REVIEWS : weeklyReviews,
        true,
        null);
  }

  private Qualification qualification() {
    Qualification rest = qualified ? Qualification.EVERYTHING : Qualification.NONE;
    return qualifiedFor == null && languages == null
        ? rest
        : Qualification.of(
            Objects.requireNonNullElse(qualifiedFor, rest.subscriptions()),
            languages == null ? rest.languages() : Set.copyOf(languages));
  }
}
