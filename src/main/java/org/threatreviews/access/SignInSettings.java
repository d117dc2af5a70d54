package org.threatreviews.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param sessionLifetime after how long a person must sign in again, however busy the session was
 */
@ConfigurationProperties("threat-reviews.sign-in")
record SignInSettings(@DefaultValue("12h") Duration sessionLifetime) {

  SignInSettings {
    if (sessionLifetime.isNegative() || sessionLifetime.isZero()) {
      throw new IllegalArgumentException(
          "threat-reviews.sign-in.session-lifetime: %s is not a positive length of time"
              .formatted(sessionLifetime));
    }
  }
}
