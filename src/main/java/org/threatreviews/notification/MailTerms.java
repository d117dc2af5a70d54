package org.threatreviews.notification;

/**
 * How a kind of mail treats its recipient.
 *
 * @param weeklyCap how many mails may leave {@link Timing#IN_HOURS} for one contact in seven days
 *     before this one joins the digest; null for any number
 * @param optional whether the recipient may switch it off
 */
public record MailTerms(Timing timing, Integer weeklyCap, boolean optional) {

  /** When a mail leaves. */
  public enum Timing {
    /** Now, at any hour. */
    AT_ONCE,
    /** Now, in the recipient's working hours; out of them with the next digest. */
    IN_HOURS,
    /** With the recipient's next digest. */
    DIGEST
  }
}
