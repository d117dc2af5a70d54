package org.threatreviews.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param meetingLength how long a threat review lasts
 * @param slotGrid the steps in which another time is tried when the preferred one is taken
 */
@ConfigurationProperties("threat-reviews.review")
public record ReviewSettings(
    @DefaultValue("60m") Duration meetingLength,
    @DefaultValue("30m") Duration slotGrid) {

  public ReviewSettings {
    if (meetingLength.isNegative() || meetingLength.isZero() || slotGrid.toMinutes() < 1) {
      throw new IllegalArgumentException(
          "threat-reviews.review: meeting-length and slot-grid must be positive");
    }
  }
}
