package org.threatreviews.staff.process;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.staff.Qualification;

/** What a lead answers in the form: the reviews that somebody may hold. */
enum QualifiedFor {
  STANDARD(EnumSet.of(Subscription.STANDARD)),
  ADVISOR(EnumSet.of(Subscription.ADVISOR)),
  BOTH(EnumSet.allOf(Subscription.class)),
  NONE(EnumSet.noneOf(Subscription.class));

  private final Set<Subscription> subscriptions;

  QualifiedFor(Set<Subscription> subscriptions) {
    this.subscriptions = subscriptions;
  }

  /**
   * @param languages as the lead has typed them, such as {@code en, de}; null for none
   * @throws InvalidInput when one is not ours, or there is none for the reviews
   */
  Qualification in(String languages) {
    Set<String> spoken = languages == null
        ? Set.of()
        : Arrays.stream(languages.split("[,;\\s]+"))
            .filter(language -> !language.isBlank())
            .map(language -> language.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return this == NONE ? Qualification.NONE : Qualification.of(subscriptions, spoken);
  }

  static Qualification read(String name, String languages) {
    return valueOf(name).in(languages);
  }
}
