package org.threatreviews.notification.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Marks mails as sent while the next ones are under way, so that neither the mail server nor the
 * database waits for the other. As soon as one statement is through, the next marks all that the
 * server has taken meanwhile: a crash leaves only a few unmarked.
 */
final class SentMailRecorder implements AutoCloseable {

  private static final long LONGEST_WAIT_SECONDS = 60;

  private final OutboxTable outbox;
  private final ConcurrentLinkedQueue<UUID> taken = new ConcurrentLinkedQueue<>();
  private ExecutorService recording;
  private volatile RuntimeException failure;

  SentMailRecorder(OutboxTable outbox) {
    this.outbox = outbox;
  }

  /**
   * The server has taken a mail.
   *
   * @throws RuntimeException when an earlier mail could not be marked: sending must not go on
   */
  void add(UUID mail) {
    requireAllMarked();
    if (recording == null) {
      // most rounds find nothing to send
      recording = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "sent-mails");
        thread.setDaemon(true);
        return thread;
      });
    }
    taken.add(mail);
    recording.execute(this::record);
  }

  private void record() {
    List<UUID> mails = new ArrayList<>();
    for (UUID mail = taken.poll(); mail != null; mail = taken.poll()) {
      mails.add(mail);
    }
    if (mails.isEmpty()) {
      return;
    }
    try {
      outbox.sent(mails);
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /**
   * Waits until all are marked that were taken so far.
   *
   * @throws RuntimeException when one could not be marked
   */
  void flush() {
    if (recording == null) {
      return;
    }
    try {
      recording.submit(() -> {}).get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("sent mails could not be marked in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sent mails are marked", e);
    }
    requireAllMarked();
  }

  /** Waits until all are marked. */
  @Override
  public void close() {
    try {
      flush();
    } finally {
      if (recording != null) {
        recording.shutdown();
      }
    }
  }

  private void requireAllMarked() {
    if (failure != null) {
      // each time another one: closing must not add it to itself
      throw new IllegalStateException("sent mails could not be marked", failure);
    }
  }
}
