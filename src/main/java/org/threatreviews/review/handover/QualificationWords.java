package org.threatreviews.review.handover;

import java.util.Locale;
import org.threatreviews.client.Languages;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.InWords;

/** Says for which reviews somebody would have to be qualified. */
final class QualificationWords {

  private QualificationWords() {}

  /** Such as "standard reviews in German". */
  static String reviews(Subscription subscription, String language) {
    return "%s reviews in %s"
        .formatted(InWords.of(subscription), language(language));
  }

  /** The English name of the language that such a client is written to. */
  static String language(String tag) {
    return Languages.of(tag).getDisplayLanguage(Locale.ENGLISH);
  }
}
