package org.threatreviews.staff.web;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.threatreviews.client.Subscription;
import org.threatreviews.staff.AnalystChange;

/**
 * What is to change; fields that are left out stay as they are.
 *
 * @param qualified true: for all reviews, unless they are qualified for some; false: for none
 * @param active false: leaves the pool now and hands over all reviews ahead; true: comes back, or
 *     stays after all
 * @param qualifiedFor reviews of clients with these subscriptions and no others
 * @param languages in which they hold reviews, and no others: en, de, sv, ja
 */
record AnalystPatch(
    @Size(max = 200) @Pattern(regexp = ONE_LINE, message = "must be one line that is not blank")
    String name,

    @Email @Size(min = 1, max = 254) String email,
    Boolean qualified,
    Boolean advisor,
    @Min(0) @Max(40) Integer weeklyReviews,
    ZoneId timeZone,
    Boolean active,
    Set<@NotNull Subscription> qualifiedFor,
    List<@NotNull @Size(max = 35) String> languages) {

  private static final String ONE_LINE = "\\P{Cntrl}*[\\P{Cntrl}&&\\S]\\P{Cntrl}*";

  AnalystChange change() {
    return new AnalystChange(
        name,
        email,
        qualified,
        advisor,
        timeZone,
        weeklyReviews,
        active,
        qualifiedFor,
        languages == null ? null : Set.copyOf(languages));
  }
}
