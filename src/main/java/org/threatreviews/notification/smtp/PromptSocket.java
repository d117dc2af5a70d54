package org.threatreviews.notification.smtp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/**
 * A socket that sends at once, and can be told by when the other side must have answered. With the
 * system's own, the end of each mail is held back until its beginning has been confirmed, which its
 * receiver puts off: 40 milliseconds a mail.
 */
final class PromptSocket extends Socket {

  private volatile boolean limited;
  private volatile long deadline;

  PromptSocket() throws SocketException {
    setTcpNoDelay(true);
  }

  /**
   * However many answers are read from now on, the last one must have come by then. Replaces what
   * was set as timeout of each single read.
   */
  void answersWithin(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
    limited = true;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {

      @Override
      public int read() throws IOException {
        waitNoLongerThanTheDeadline();
        return super.read();
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        waitNoLongerThanTheDeadline();
        return super.read(bytes, offset, length);
      }
    };
  }

  private void waitNoLongerThanTheDeadline() throws SocketException {
    if (limited) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      // nought would mean for ever
      setSoTimeout((int) Math.min(Math.max(left, 1), Integer.MAX_VALUE));
    }
  }
}
