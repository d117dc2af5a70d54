package org.threatreviews.notification;

/**
 * When a kind of mail leaves, how often, and whether it can be switched off.
 *
 * @param weeklyCap after how many mails to one contact in seven days this one waits for the digest; what
 *     leaves {@link Timing#AT_ONCE} is not counted; null for no limit
 * @param optional whether the recipient may switch it off
 */
public record MailTerms(Timing timing, Integer weeklyCap, boolean optional) {

  /** When a mail leaves. */
  public enum Timing {
    /** Now, at any hour. */
    AT_ONCE,
    /** Now, in the recipient's working hours; out of them with the next digest. */
    IN_HOURS,
    /**
     * In the recipient's working hours, and several as one mail: with the day's digest as long as
     * that is ahead; after it the first of its kind on that day leaves by itself, and the others wait
     * for the next digest.
     */
    TOGETHER,
    /** With the recipient's next digest. */
    DIGEST
  }
}
