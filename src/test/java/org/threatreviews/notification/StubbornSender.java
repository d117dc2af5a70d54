package org.threatreviews.notification;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that takes nothing. */
class StubbornSender extends JavaMailSenderImpl {

  final List<String> messageIds = new ArrayList<>();

  /** Whether it refuses the address for good, else it is only down. */
  boolean refuses;

  @Override
  protected void doSend(MimeMessage[] messages, Object[] originals) {
    Map<Object, Exception> failures = new LinkedHashMap<>();
    for (MimeMessage message : messages) {
      try {
        messageIds.add(message.getMessageID());
        failures.put(message, failure(message));
      } catch (MessagingException e) {
        throw new AssertionError(e);
      }
    }
    throw new MailSendException(failures);
  }

  private Exception failure(MimeMessage message) throws MessagingException {
    return refuses
        ? new SendFailedException(
            "550 no such user", null, new Address[0], new Address[0], message.getAllRecipients())
        : new MessagingException("server is down");
  }
}
