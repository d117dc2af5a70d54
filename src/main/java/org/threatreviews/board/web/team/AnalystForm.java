package org.threatreviews.board.web.team;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.threatreviews.board.web.Entered;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.AnalystChange;
import org.threatreviews.staff.Qualification;

/**
 * What was entered about somebody of the pool, as it was entered.
 *
 * @param qualified for everything, as it was asked before the qualification had parts; null when it
 *     was not asked, or the box was empty, as browsers leave it out then
 * @param advisor the same
 * @param qualification whether it was asked what they are qualified for
 * @param qualifiedFor the ticked subscriptions; null without one
 * @param languages the ticked ones; null without one
 */
record AnalystForm(
    String userId,
    String name,
    String email,
    Boolean qualified,
    Boolean advisor,
    String weeklyReviews,
    String timeZone,
    Boolean qualification,
    List<String> qualifiedFor,
    List<String> languages) {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_EMAIL = 254;
  private static final int MOST_REVIEWS = 40;

  static AnalystForm empty(ZoneId zone) {
    return new AnalystForm(
        "",
        "",
        "",
        true,
        false,
        String.valueOf(Analyst.USUAL_WEEKLY_REVIEWS),
        zone.getId(),
        true,
        List.of(Subscription.STANDARD.name()),
        List.of("en"));
  }

  static AnalystForm of(Analyst analyst) {
    return new AnalystForm(
        analyst.userId(),
        analyst.name(),
        analyst.email(),
        analyst.qualified(),
        analyst.advisor(),
        String.valueOf(analyst.weeklyReviews()),
        analyst.timeZone().getId(),
        true,
        analyst.qualification().subscriptionsInOrder().stream()
            .map(Subscription::name)
            .toList(),
        analyst.qualification().languagesInOrder());
  }

  /** Whether the box of this subscription or language is ticked. */
  public boolean has(String box) {
    return qualifiedFor != null && qualifiedFor.contains(box)
        || languages != null && languages.contains(box);
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
        entered(),
        isTicked(advisor),
        zone(),
        capacity(),
        true,
        null);
  }

  private Qualification entered() {
    if (!isTicked(qualification)) {
      return isTicked(qualified) ? Qualification.EVERYTHING : Qualification.NONE;
    }
    Set<Subscription> subscriptions = new HashSet<>();
    for (String name : Objects.requireNonNullElse(qualifiedFor, List.<String>of())) {
      subscriptions.add(Stream.of(Subscription.values())
          .filter(subscription -> subscription.name().equals(name))
          .findFirst()
          .orElseThrow(() -> new InvalidInput(
              "qualifiedFor", "oneOf", "Please choose a subscription from the list.")));
    }
    return subscriptions.isEmpty()
        ? Qualification.NONE
        : Qualification.of(
            subscriptions, Set.copyOf(Objects.requireNonNullElse(languages, List.<String>of())));
  }

  AnalystChange change() {
    return new AnalystChange(
        enteredName(),
        enteredEmail(),
        isTicked(qualification) ? null : isTicked(qualified),
        isTicked(advisor),
        zone(),
        capacity(),
        null,
        isTicked(qualification) ? entered().subscriptions() : null,
        isTicked(qualification) ? entered().languages() : null);
  }

  private static boolean isTicked(Boolean box) {
    return Boolean.TRUE.equals(box);
  }

  private String enteredName() {
    return Entered.atMost(
        "name", "the name", LONGEST_NAME, Entered.required("name", "a name", name));
  }

  private String enteredEmail() {
    String address = Entered.atMost(
        "email",
        "the email address",
        LONGEST_EMAIL,
        Entered.required("email", "an email address", email));
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
    return Entered.zone("timeZone", timeZone);
  }
}
