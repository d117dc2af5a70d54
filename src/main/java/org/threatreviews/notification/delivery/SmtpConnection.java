package org.threatreviews.notification.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/**
 * A connection to the mail server for many mails, configured by Spring's sender. It is opened for
 * the first mail. Spring's own loop tells what became of the mails only after the last one.
 *
 * <p>A server that greets late or not at all is left after the few seconds of the sender's settings.
 * Once it has let us in it may take its time over each mail: RFC 5321 grants minutes.
 */
final class SmtpConnection implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SmtpConnection.class);

  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final JavaMailSenderImpl sender;
  private final Duration answerTimeout;
  private Transport transport;

  /** None where the settings name other sockets, whose timeout then holds for all answers. */
  private volatile Optional<PromptSocket> socket = Optional.empty();

  private int carried;

  /**
   * @param answerTimeout how long the server may take over one mail
   */
  SmtpConnection(JavaMailSenderImpl sender, Duration answerTimeout) {
    this.sender = sender;
    this.answerTimeout = answerTimeout;
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
      socket.ifPresent(s -> s.answersWithin(answerTimeout));
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
      Optional<PromptSockets> sockets =
          PromptSockets.use(session, fresh.getURLName().getProtocol());
      String user = StringUtils.hasLength(sender.getUsername()) ? sender.getUsername() : null;
      fresh.connect(sender.getHost(), sender.getPort(), user, sender.getPassword());
      transport = fresh;
      socket = sockets.flatMap(PromptSockets::lastOpened);
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
      socket.ifPresent(s -> s.answersWithin(FAREWELL));
      transport.close();
    } catch (MessagingException e) {
      // the answer about each mail has come before
      log.debug("the mail server did not close the connection properly", e);
    }
    transport = null;
    socket = Optional.empty();
  }

  /** Ends what is under way in another thread, which then does not know what became of it. */
  void abort() {
    socket.ifPresent(open -> {
      try {
        open.close();
      } catch (IOException e) {
        log.debug("the connection to the mail server could not be closed", e);
      }
    });
  }
}
