package org.threatreviews.notification.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.SocketFactory;
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
      PromptSockets.use(session, fresh.getURLName().getProtocol());
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

  /**
   * Sockets that send at once. With the system's own, the end of each mail is held back until its
   * beginning has been confirmed, which its receiver puts off: 40 milliseconds a mail.
   */
  private static final class PromptSockets extends SocketFactory {

    /** Unless the settings name other sockets. */
    static void use(Session session, String protocol) {
      Properties settings = session.getProperties();
      String prefix = "mail." + protocol + ".";
      boolean named = Stream.of("socketFactory", "socketFactory.class", "socks.host")
          .anyMatch(name -> settings.containsKey(prefix + name));
      if (!named) {
        settings.put(prefix + "socketFactory", new PromptSockets());
        // or each failed attempt to connect is made twice
        settings.setProperty(prefix + "socketFactory.fallback", "false");
      }
    }

    @Override
    public Socket createSocket() throws IOException {
      return prompt(getDefault().createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return prompt(getDefault().createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
        throws IOException {
      return prompt(getDefault().createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return prompt(getDefault().createSocket(host, port));
    }

    @Override
    public Socket createSocket(
        InetAddress address, int port, InetAddress localAddress, int localPort) throws IOException {
      return prompt(getDefault().createSocket(address, port, localAddress, localPort));
    }

    private static Socket prompt(Socket socket) throws IOException {
      socket.setTcpNoDelay(true);
      return socket;
    }
  }
}
