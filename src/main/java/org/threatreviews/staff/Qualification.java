package org.threatreviews.staff;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.threatreviews.client.Languages;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.InvalidInput;

/**
 * Which reviews somebody may hold by the team lead's word: those of clients with one of these
 * subscriptions who speak one of these languages (ADR 25).
 *
 * @param subscriptions without one nobody holds reviews, whatever they speak
 * @param languages as mails are written in: en, de, sv, ja
 */
public record Qualification(Set<Subscription> subscriptions, Set<String> languages) {

  public static final Qualification NONE = new Qualification(Set.of(), Set.of());

  public static final Qualification EVERYTHING =
      new Qualification(EnumSet.allOf(Subscription.class), Languages.WRITTEN);

  public Qualification {
    subscriptions = Set.copyOf(subscriptions);
    languages = Set.copyOf(languages);
  }

  /**
   * @throws InvalidInput when a language is not one of ours, or there is none for the subscriptions
   */
  public static Qualification of(Set<Subscription> subscriptions, Set<String> languages) {
    if (!Languages.WRITTEN.containsAll(languages)) {
      throw new InvalidInput(
          "languages",
          "supportedLanguage",
          "Reviews are held in one of these languages: %s."
              .formatted(String.join(", ", new TreeSet<>(Languages.WRITTEN))));
    }
    if (!subscriptions.isEmpty() && languages.isEmpty()) {
      throw new InvalidInput(
          "languages", "required", "Please say in which languages this person holds reviews.");
    }
    return new Qualification(subscriptions, languages);
  }

  public boolean isAny() {
    return !subscriptions.isEmpty() && !languages.isEmpty();
  }

  /** For clients who speak this language. */
  public boolean covers(Subscription subscription, String language) {
    return subscriptions.contains(subscription)
        && languages.contains(Languages.of(language).getLanguage());
  }

  /** Everything that this allows and the other does not is lost. */
  boolean isLessThan(Qualification other) {
    return !subscriptions.containsAll(other.subscriptions)
        || !languages.containsAll(other.languages);
  }

  /** In the order in which people read them. */
  public List<Subscription> subscriptionsInOrder() {
    return subscriptions.stream().sorted().toList();
  }

  public List<String> languagesInOrder() {
    return languages.stream().sorted().toList();
  }
}
