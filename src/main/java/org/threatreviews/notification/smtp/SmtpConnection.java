package org.threatreviews.notification.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
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
public final class SmtpConnection implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SmtpConnection.class);

  private static final String ALLOW_UTF8 = "mail.mime.allowutf8";

  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final JavaMailSenderImpl sender;
  private final Duration answerTimeout;
  private Transport transport;

  /** None where the settings name other sockets, whose timeout then holds for all answers. */
  private volatile Optional<PromptSocket> socket = Optional.empty();

  private int carried;
  private boolean speaksUtf8;

  /**
   * @param answerTimeout how long the server may take over one mail
   */
  public SmtpConnection(JavaMailSenderImpl sender, Duration answerTimeout) {
    this.sender = sender;
    this.answerTimeout = answerTimeout;
  }

  /** How many mails the server has taken or answered since the connection was opened. */
  public int carried() {
    return carried;
  }

  /**
   * @param utf8 whether its recipient's address can only be written in UTF-8
   */
  public SMTPMessage newMessage(boolean utf8) {
    // as the sender makes it, where that is a message that can have a return path of its own
    return !utf8 && sender.createMimeMessage() instanceof SMTPMessage message
        ? message
        : new SMTPMessage(session(utf8));
  }

  /** As the sender's, apart from the letters that may stand in addresses. */
  private Session session(boolean utf8) {
    Session session = sender.getSession();
    if (!utf8) {
      return session;
    }
    Properties properties = new Properties();
    properties.putAll(session.getProperties());
    properties.setProperty(ALLOW_UTF8, "true");
    return Session.getInstance(properties);
  }

  private static boolean needsUtf8(MimeMessage message) {
    return Boolean.parseBoolean(message.getSession().getProperty(ALLOW_UTF8));
  }

  /**
   * Hands one mail to the server. When this returns, the server has taken it.
   *
   * @throws DeliveryFailure when it has not, or when nobody knows
   */
  public void send(MimeMessage message) throws DeliveryFailure {
    boolean utf8 = needsUtf8(message);
    if (utf8 != speaksUtf8) {
      // such addresses are rare: one connection is enough
      close();
      speaksUtf8 = utf8;
    }
    open();
    requireUtf8(utf8);
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

  private void requireUtf8(boolean wanted) throws DeliveryFailure {
    if (wanted && transport instanceof SMTPTransport smtp && !smtp.supportsExtension("SMTPUTF8")) {
      carried++;
      throw DeliveryFailure.noUtf8();
    }
  }

  private void open() throws DeliveryFailure {
    if (transport != null) {
      return;
    }
    try {
      Session session = session(speaksUtf8);
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
  public void abort() {
    socket.ifPresent(open -> {
      try {
        open.close();
      } catch (IOException e) {
        log.debug("the connection to the mail server could not be closed", e);
      }
    });
  }
}
