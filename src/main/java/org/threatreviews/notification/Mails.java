package org.threatreviews.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/** What became of mails, and the repair of those that can't be delivered. */
public interface Mails {

  /**
   * One page of mails, the oldest first; pages are counted from 0.
   *
   * @param status null for every status
   * @param client the recipients' client; null for everybody
   */
  MailPage page(MailStatus status, String client, int page, int size);

  /**
   * The mails that were put off because their recipients had had enough, the newest first, whatever
   * has become of them since.
   */
  List<MailRecord> overTheCap(Instant since, int most);

  /**
   * @throws UnknownReference when there is no such mail
   */
  MailRecord get(UUID id);

  /**
   * @throws InvalidInput when it is no address that a mail can be sent to
   */
  void check(String address);

  /** Whether the last mail to this address that is known to have arrived or not did not arrive. */
  boolean cameBackLast(String client, String address);

  /**
   * Sends a mail once more that was given up, with all its attempts again, within its recipient's
   * hours. Asked for twice, it is sent once. One that is out of date by now is {@link
   * MailStatus#SUPERSEDED} instead.
   *
   * @param recipient the address that it should have gone to, or null for the same again; the
   *     client's contact keeps the address that the client has given
   * @return the mail as it is now
   * @throws UnknownReference when there is no such mail
   * @throws InvalidInput when the address is none
   * @throws StateConflict when the mail was not given up, or the new recipient has had it
   */
  MailRecord retry(UUID id, String recipient);
}
