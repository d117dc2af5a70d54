package org.threatreviews.notification;

/**
 * How a kind of mail treats its recipient.
 *
 * @param weeklyCap how many mails may leave by themselves, and not {@link Timing#AT_ONCE}, for one
 *     contact in seven days before this one joins the digest; null for any number
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
     * In the recipient's working hours, and several as one mail: with the day's digest while that is
     * to come, afterwards the first of its kind on that day by itself and the others with the next
     * digest.
     */
    TOGETHER,
    /** With the recipient's next digest. */
    DIGEST
  }
}
