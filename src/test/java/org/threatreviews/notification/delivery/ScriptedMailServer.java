package org.threatreviews.notification.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A mail server that answers each command as the test says, on a port of the loopback interface.
 * Besides SMTP's own commands it can be told what to do at {@link #GREETING} and {@link #END}.
 */
final class ScriptedMailServer implements AutoCloseable {

  /** Stands for the moment in which a client has connected. */
  static final String GREETING = "(greeting)";

  /** Stands for the end of a mail's text. */
  static final String END = ".";

  /** Instead of an answer: the connection is closed. */
  static final String CUT = "(cut)";

  /** Instead of an answer: nothing, until the server is closed. */
  static final String HANG = "(hang)";

  private static final Pattern MESSAGE_ID =
      Pattern.compile("^Message-ID: *(\\S+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  /** A mail whose text came to its end, whatever the server answered. */
  record Received(String recipient, String messageId, String text, boolean accepted) {}

  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final int port;

  private volatile ServerSocket listener;
  private volatile Function<String, String> script = command -> null;
  private volatile Duration delay = Duration.ZERO;
  private volatile Duration scan = Duration.ZERO;

  ScriptedMailServer() {
    up(0);
    port = listener.getLocalPort();
  }

  /**
   * @param script the answer to a command such as {@code RCPT TO:<eva@nord.example>}, or null where
   *     a server that works would answer
   */
  void answers(Function<String, String> script) {
    this.script = script;
  }

  /** Works as a server should. */
  void works() {
    script = command -> null;
  }

  /** Waits before each answer. */
  void takesItsTime(Duration each) {
    delay = each;
  }

  /** Reads each mail before it answers whether it takes it. */
  void takesItsTimeOverTheText(Duration each) {
    scan = each;
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  List<Received> accepted() {
    return received.stream().filter(Received::accepted).toList();
  }

  int connections() {
    return connections.get();
  }

  /** Gives a sender that is configured for this server and loses patience soon. */
  JavaMailSenderImpl sender() {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    sender.setPort(port);
    for (String timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
      sender.getJavaMailProperties().setProperty("mail.smtp." + timeout, "500");
    }
    return sender;
  }

  /** Nobody listens any more. */
  void down() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void upAgain() {
    up(port);
  }

  private void up(int where) {
    try {
      ServerSocket fresh = new ServerSocket();
      fresh.setReuseAddress(true);
      fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), where));
      listener = fresh;
      start(() -> accept(fresh), "scripted-mail-server");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket socket = from.accept();
        sockets.add(socket);
        connections.incrementAndGet();
        start(() -> converse(socket), "scripted-mail-server-connection");
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static void start(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void converse(Socket socket) {
    try (socket) {
      BufferedReader in = new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      String recipient = null;
      String command = GREETING;
      while (command != null) {
        StringBuilder text = new StringBuilder();
        if (command.equals(END)) {
          for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
              return;
            }
            text.append(line).append('\n');
          }
        }
        if (command.startsWith("RCPT")) {
          recipient = command.substring(command.indexOf('<') + 1, command.indexOf('>'));
        }
        String told = script.apply(command);
        String answer = told == null ? usual(command) : told;
        if (command.equals(END)) {
          Matcher id = MESSAGE_ID.matcher(text);
          received.add(new Received(
              recipient, id.find() ? id.group(1) : null, text.toString(), answer.startsWith("2")));
        }
        Duration wait = command.equals(END) ? delay.plus(scan) : delay;
        if (!wait.isZero()) {
          closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (answer.equals(HANG)) {
          closing.await();
        }
        if (answer.equals(CUT) || answer.equals(HANG)) {
          return;
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        command = answer.startsWith("354") ? END : in.readLine();
      }
    } catch (IOException e) {
      // the client has gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(socket);
    }
  }

  private static String usual(String command) {
    if (command.equals(GREETING)) {
      return "220 scripted ESMTP";
    }
    return switch (command.split("[ :]", 2)[0]) {
      case "EHLO" -> "250-scripted\r\n250 AUTH PLAIN LOGIN";
      case "AUTH" -> "235 2.7.0 welcome";
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 2.0.0 fine";
    };
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    down();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
