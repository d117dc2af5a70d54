package org.threatreviews.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Marks mails as sent while the next ones are under way, so that neither the mail server nor the
 * database waits for the other. As soon as one statement is through, the next marks all that the
 * server has taken meanwhile: at a crash that is a mail or a few.
 */
final class SentMarks implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final OutboxRows rows;
  private final ConcurrentLinkedQueue<UUID> taken = new ConcurrentLinkedQueue<>();
  private ExecutorService marking;
  private volatile RuntimeException failure;

  SentMarks(OutboxRows rows) {
    this.rows = rows;
  }

  /**
   * The server has taken a mail.
   *
   * @throws RuntimeException when an earlier mail could not be marked: sending must not go on
   */
  void add(UUID mail) {
    if (failure != null) {
      throw failure;
    }
    if (marking == null) {
      // most rounds find nothing to send
      marking = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "mail-marks");
        thread.setDaemon(true);
        return thread;
      });
    }
    taken.add(mail);
    marking.execute(this::mark);
  }

  private void mark() {
    List<UUID> mails = new ArrayList<>();
    for (UUID mail = taken.poll(); mail != null; mail = taken.poll()) {
      mails.add(mail);
    }
    if (mails.isEmpty()) {
      return;
    }
    try {
      rows.sent(mails);
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /** Waits until all is marked. */
  @Override
  public void close() {
    if (marking == null) {
      return;
    }
    marking.shutdown();
    try {
      if (!marking.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("sent mails could not be marked in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sent mails are marked", e);
    }
    if (failure != null) {
      throw failure;
    }
  }
}
