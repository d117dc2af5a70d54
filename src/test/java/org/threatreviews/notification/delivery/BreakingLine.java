package org.threatreviews.notification.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A line to a server that is cut as soon as the server sends certain words. */
final class BreakingLine implements AutoCloseable {

  private final ServerSocket door;
  private final int server;
  private final String words;

  BreakingLine(int server, String words) throws IOException {
    this.server = server;
    this.words = words;
    this.door = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    daemon(this::takeCalls);
  }

  int port() {
    return door.getLocalPort();
  }

  private void takeCalls() {
    try {
      while (true) {
        Socket near = door.accept();
        Socket far = new Socket("127.0.0.1", server);
        daemon(() -> carry(near, far, null));
        daemon(() -> carry(far, near, words));
      }
    } catch (IOException e) {
      // the door was closed, and nobody calls any more
    }
  }

  private static void carry(Socket from, Socket to, String until) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] piece = new byte[8192];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        if (until != null
            && new String(piece, 0, read, StandardCharsets.US_ASCII).contains(until)) {
          return;
        }
        out.write(piece, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // one end has hung up, which closes the other
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "line");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
