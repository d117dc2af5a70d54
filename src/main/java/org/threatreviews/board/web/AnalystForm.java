package org.threatreviews.board.web;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.AnalystChange;

/**
 * What was entered about somebody of the pool, as it was entered.
 *
 * @param qualified null when the box is empty, as browsers leave it out then
 * @param advisor the same
 */
record AnalystForm(
    String userId,
    String name,
    String email,
    Boolean qualified,
    Boolean advisor,
    String weeklyReviews,
    String timeZone) {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_EMAIL = 254;
  private static final int MOST_REVIEWS = 40;

  static AnalystForm empty(ZoneId zone) {
    return new AnalystForm(
        "", "", "", true, false, String.valueOf(Analyst.USUAL_WEEKLY_REVIEWS), zone.getId());
  }

  static AnalystForm of(Analyst analyst) {
    return new AnalystForm(
        analyst.userId(),
        analyst.name(),
        analyst.email(),
        analyst.qualified(),
        analyst.advisor(),
        String.valueOf(analyst.weeklyReviews()),
        analyst.timeZone().getId());
  }

  Analyst analyst() {
    String id = Entered.required("userId", "a user id", userId);
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")) {
      throw new InvalidInput(
          "userId",
          "pattern",
          "A user id can have at most 64 letters, digits and the characters . _ @ -");
    }
    return new Analyst(
        id,
        enteredName(),
        enteredEmail(),
        isTicked(qualified),
        isTicked(advisor),
        zone(),
        capacity(),
        true);
  }

  AnalystChange change() {
    return new AnalystChange(
        enteredName(),
        enteredEmail(),
        isTicked(qualified),
        isTicked(advisor),
        zone(),
        capacity(),
        null);
  }

  private static boolean isTicked(Boolean box) {
    return Boolean.TRUE.equals(box);
  }

  private String enteredName() {
    return Entered.atMost("name", LONGEST_NAME, Entered.required("name", "a name", name));
  }

  private String enteredEmail() {
    String address = Entered.atMost(
        "email", LONGEST_EMAIL, Entered.required("email", "an email address", email));
    if (!address.matches("[^@\\s]+@[^@\\s]+")) {
      throw new InvalidInput("email", "email", "'%s' is not an email address.".formatted(address));
    }
    return address;
  }

  private int capacity() {
    String text = Entered.required("weeklyReviews", "the number of reviews a week", weeklyReviews);
    if (!text.matches("\\d{1,2}") || Integer.parseInt(text) > MOST_REVIEWS) {
      throw new InvalidInput(
          "weeklyReviews", "range", "Reviews a week must be a number from 0 to 40.");
    }
    return Integer.parseInt(text);
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(Entered.required("timeZone", "a time zone", timeZone));
    } catch (DateTimeException e) {
      throw new InvalidInput(
          "timeZone",
          "timeZone",
          "'%s' is not a time zone such as Europe/Berlin.".formatted(timeZone));
    }
  }
}
