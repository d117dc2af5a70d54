package org.threatreviews.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords came from this address; the next may be tried after a while. */
final class TooManyAttempts extends AuthenticationException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final long seconds;

  TooManyAttempts(Duration wait) {
    this("passwords", wait);
  }

  /**
   * @param what was wrong: passwords or tokens
   */
  TooManyAttempts(String what, Duration wait) {
    super("too many wrong " + what);
    this.what = what;
    // a whole second too many rather than a refusal in the last one
    this.seconds = wait.plusMillis(999).toSeconds();
  }

  /** After how many seconds another attempt is heard. */
  long seconds() {
    return seconds;
  }

  String sentence() {
    return "There were too many wrong %s from your address. Please wait %s before you try again."
        .formatted(what, seconds == 1 ? "a second" : seconds + " seconds");
  }
}
