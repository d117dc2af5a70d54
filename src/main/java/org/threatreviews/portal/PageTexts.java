package org.threatreviews.portal;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The pages' words in one language. */
public record PageTexts(MessageSource messages, Locale locale) {

  /**
   * @throws org.springframework.context.NoSuchMessageException when there is no such text
   */
  public String of(String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  /** The text, or null when there is none. */
  public String find(String key) {
    return messages.getMessage(key, null, null, locale);
  }
}
