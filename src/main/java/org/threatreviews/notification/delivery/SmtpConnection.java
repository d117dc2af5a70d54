package org.threatreviews.notification.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/**
 * A connection to the mail server for many mails, configured by Spring's sender. It is opened for
 * the first mail. Spring's own loop tells what became of the mails only after the last one.
 */
final class SmtpConnection implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SmtpConnection.class);

  private final JavaMailSenderImpl sender;
  private Transport transport;
  private int carried;

  SmtpConnection(JavaMailSenderImpl sender) {
    this.sender = sender;
  }

  /** How many mails the server has taken or answered since the connection was opened. */
  int carried() {
    return carried;
  }

  MimeMessage newMessage() {
    return sender.createMimeMessage();
  }

  /**
   * Hands one mail to the server. When this returns, the server has taken it.
   *
   * @throws DeliveryFailure when it has not, or when nobody knows
   */
  void send(MimeMessage message) throws DeliveryFailure {
    open();
    try {
      String messageId = message.getMessageID();
      // which puts a new Message-ID in its place
      message.saveChanges();
      message.setHeader("Message-ID", messageId);
      transport.sendMessage(message, message.getAllRecipients());
      carried++;
    } catch (MessagingException e) {
      DeliveryFailure failure = DeliveryFailure.of(e);
      if (failure.kind() == DeliveryFailure.Kind.INTERRUPTED) {
        close();
      } else {
        carried++;
      }
      throw failure;
    }
  }

  private void open() throws DeliveryFailure {
    if (transport != null) {
      return;
    }
    try {
      Session session = sender.getSession();
      String protocol = sender.getProtocol();
      Transport fresh = protocol == null ? session.getTransport() : session.getTransport(protocol);
      String user = StringUtils.hasLength(sender.getUsername()) ? sender.getUsername() : null;
      fresh.connect(sender.getHost(), sender.getPort(), user, sender.getPassword());
      transport = fresh;
      carried = 0;
    } catch (MessagingException e) {
      throw DeliveryFailure.unreachable(e);
    }
  }

  @Override
  public void close() {
    if (transport == null) {
      return;
    }
    try {
      transport.close();
    } catch (MessagingException e) {
      // the answer about each mail has come before
      log.debug("the mail server did not close the connection properly", e);
    }
    transport = null;
  }
}
