package org.threatreviews.notification;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a client reaches the 24/7 service at any hour.
 *
 * @param hotline a phone number as people read it, such as {@code +49 30 5550112}; blank when there
 *     is none
 */
@ConfigurationProperties("threat-reviews")
public record HotlineSettings(@DefaultValue("") String hotline) {

  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 /.-]{2,29}");
  private static final String CRITICAL = "CRITICAL";

  public HotlineSettings {
    hotline = hotline.strip();
    if (!hotline.isEmpty() && !NUMBER.matcher(hotline).matches()) {
      throw new IllegalArgumentException(
          "threat-reviews.hotline: '%s' is not a phone number such as +49 30 5550112"
              .formatted(hotline));
    }
  }

  /**
   * The number to show about an incident of this severity; empty for all but critical ones.
   *
   * @param severity may be null
   */
  public Optional<String> about(String severity) {
    return CRITICAL.equals(severity) && !hotline.isEmpty()
        ? Optional.of(hotline)
        : Optional.empty();
  }
}
