package org.threatreviews.portal.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mails about one kind of thing, as the page shows them.
 *
 * @param topic what the mails are about
 * @param choices those that the contact may switch off
 * @param always those that are always sent, by the reason why
 */
record MailChoice(Topic topic, List<Choice> choices, Map<Reason, List<String>> always) {

  /** Names the words of the page; in the order in which the page shows them. */
  enum Topic {
    INCIDENTS("incident-"),
    REVIEWS("review-"),
    QUESTIONS("question-"),
    ACTIONS("action-"),
    CONTRACT("onboarding-", "contract-", "contact-");

    private final List<String> prefixes;

    Topic(String... prefixes) {
      this.prefixes = List.of(prefixes);
    }

    private boolean has(String event) {
      return prefixes.stream().anyMatch(event::startsWith);
    }
  }

  /** Why a mail is always sent; names the words of the page. */
  enum Reason {
    /** It asks for an answer. */
    ANSWER,
    /** It brings or changes a meeting. */
    MEETING,
    /** It changes what we have told or asked before. */
    CHANGE,
    /** It is about the contract. */
    CONTRACT
  }

  /** A kind of mail and whether the contact gets it. */
  record Choice(String event, boolean on) {}

  private static final Set<String> MEETINGS = Set.of(
      "review-analyst-changed",
      "review-place-changed",
      "review-cancelled",
      "review-new-date",
      "review-contract-changed",
      "onboarding-orientation-invitation",
      "onboarding-plan");

  private static final Set<String> CHANGES =
      Set.of("incident-severity-changed", "incident-withdrawn");

  private static final Set<String> CONTRACT = Set.of(
      "onboarding-welcome",
      "onboarding-termination",
      "onboarding-ended",
      "contract-ended",
      "contact-joined",
      "contact-readdressed",
      "contact-left",
      "contact-stands-in");

  /**
   * @param events all kinds of mail
   * @param optional those that may be switched off
   * @param off those that the contact has switched off
   */
  static List<MailChoice> of(
      Collection<String> events, Collection<String> optional, Collection<String> off) {
    List<MailChoice> choices = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      MailChoice choice = new MailChoice(topic, new ArrayList<>(), new EnumMap<>(Reason.class));
      events.stream().filter(topic::has).forEach(event -> {
        if (optional.contains(event)) {
          choice.choices.add(new Choice(event, !off.contains(event)));
        } else {
          choice
              .always
              .computeIfAbsent(reasonFor(event), reason -> new ArrayList<>())
              .add(event);
        }
      });
      choices.add(choice);
    }
    return choices;
  }

  /** What is about none of the others asks for an answer. */
  private static Reason reasonFor(String event) {
    if (MEETINGS.contains(event)) {
      return Reason.MEETING;
    }
    if (CHANGES.contains(event)) {
      return Reason.CHANGE;
    }
    return CONTRACT.contains(event) ? Reason.CONTRACT : Reason.ANSWER;
  }
}
