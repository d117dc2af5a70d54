package org.threatreviews.notification;

import java.util.List;
import org.threatreviews.problem.UnknownReference;

/** Shows every mail with made-up content. Nothing is stored or sent, and no link is made. */
public interface MailPreviews {

  /** A mail in both of its forms. */
  record Preview(String subject, String text, String html) {}

  /** Names of all mails, by what they are about. */
  List<String> mails();

  /**
   * Languages in which the mail is written, English first; our own people's mails are English only.
   *
   * @throws UnknownReference when there is no such mail
   */
  List<String> languages(String mail);

  /**
   * Situations that make a difference to the mail, the usual one first.
   *
   * @throws UnknownReference when there is no such mail
   */
  List<String> situations(String mail);

  /**
   * @throws UnknownReference when there is no such mail, situation or language
   */
  Preview preview(String mail, String language, String situation);
}
