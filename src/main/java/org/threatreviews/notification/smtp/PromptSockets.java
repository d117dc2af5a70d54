package org.threatreviews.notification.smtp;

import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.SocketFactory;

/** Makes the sockets of a mail session, and tells which it made last. */
final class PromptSockets extends SocketFactory {

  /** A session asks for a socket in the thread that connects. */
  private final ThreadLocal<PromptSocket> last = new ThreadLocal<>();

  /** The session's, unless its settings name other sockets. */
  static Optional<PromptSockets> use(Session session, String protocol) {
    Properties settings = session.getProperties();
    String prefix = "mail." + protocol + ".";
    if (settings.get(prefix + "socketFactory") instanceof PromptSockets ours) {
      return Optional.of(ours);
    }
    boolean named = Stream.of("socketFactory", "socketFactory.class", "socks.host")
        .anyMatch(name -> settings.containsKey(prefix + name));
    if (named) {
      return Optional.empty();
    }
    PromptSockets sockets = new PromptSockets();
    settings.put(prefix + "socketFactory", sockets);
    // or each failed attempt to connect is made twice
    settings.setProperty(prefix + "socketFactory.fallback", "false");
    return Optional.of(sockets);
  }

  /** The socket that this thread has got last, once. */
  Optional<PromptSocket> lastOpened() {
    Optional<PromptSocket> opened = Optional.ofNullable(last.get());
    last.remove();
    return opened;
  }

  @Override
  public Socket createSocket() throws IOException {
    PromptSocket socket = new PromptSocket();
    last.set(socket);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(address, port), new InetSocketAddress(localAddress, localPort));
  }

  /**
   * @param local null for any
   */
  private Socket connected(InetSocketAddress remote, InetSocketAddress local) throws IOException {
    Socket socket = createSocket();
    try {
      socket.bind(local);
      socket.connect(remote);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
