package org.threatreviews.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has read. Each listener and delegate of a step asks for the same client and the
 * same incident; the database is asked once.
 *
 * <p>Once a transaction has got a lock it {@linkplain #forget() forgets} what it has read: it may have
 * waited, and what others have changed meanwhile is to be seen. What it {@linkplain #hold holds}
 * itself nobody else can change; that stays known until the end. Outside of a transaction nothing is
 * kept.
 */
@Component
public class TransactionMemory {

  private record Key(Class<?> kind, Object id) {}

  /**
   * @param held whether its row is ours until the transaction ends
   */
  private record Known(Object value, boolean held) {}

  /**
   * What was read before by this name in this transaction, or else is now.
   *
   * @param kind of what is read; with the id its name
   * @param read asks the database; never gives null
   */
  @SuppressWarnings("unchecked")
  public <T> T get(Class<?> kind, Object id, Supplier<T> read) {
    if (!isKept()) {
      return read.get();
    }
    Key key = new Key(kind, id);
    Known before = known().get(key);
    if (before != null) {
      return (T) before.value();
    }
    T now = read.get();
    known().put(key, new Known(now, false));
    return now;
  }

  /** What this transaction has locked or written before by this name; empty when it has not. */
  @SuppressWarnings("unchecked")
  public <T> Optional<T> held(Class<?> kind, Object id) {
    if (!isKept()) {
      return Optional.empty();
    }
    return Optional.ofNullable(known().get(new Key(kind, id)))
        .filter(Known::held)
        .map(known -> (T) known.value());
  }

  /**
   * The row that this transaction holds by this name, or else will from now on. What is not there is
   * not held: others may add it.
   *
   * @param lock asks the database for the row and waits for it
   */
  public <T> Optional<T> locked(Class<T> kind, Object id, Supplier<Optional<T>> lock) {
    Optional<Optional<T>> before = held(kind, id);
    if (before.isPresent()) {
      return before.get();
    }
    Optional<T> now = lock.get();
    if (now.isPresent()) {
      hold(kind, id, now);
    }
    return now;
  }

  /**
   * Keeps what the transaction has just locked or written: whoever asks for it gets the same, as it
   * is then.
   *
   * @param value as {@link #get} gives it
   */
  public void hold(Class<?> kind, Object id, Object value) {
    if (isKept()) {
      known().put(new Key(kind, id), new Known(value, true));
    }
  }

  /** What is asked for from here on is read anew, but for what the transaction holds. */
  public void forget() {
    if (isKept()) {
      known().values().removeIf(known -> !known.held());
    }
  }

  private static boolean isKept() {
    return TransactionSynchronizationManager.isActualTransactionActive()
        && TransactionSynchronizationManager.isSynchronizationActive();
  }

  @SuppressWarnings("unchecked")
  private Map<Key, Known> known() {
    Object known = TransactionSynchronizationManager.getResource(this);
    if (known == null) {
      known = new HashMap<Key, Known>();
      TransactionSynchronizationManager.bindResource(this, known);
      TransactionSynchronizationManager.registerSynchronization(new UntilItsEnd(known));
    }
    return (Map<Key, Known>) known;
  }

  /** A transaction within another has a memory of its own. */
  private final class UntilItsEnd implements TransactionSynchronization {

    private final Object known;

    private UntilItsEnd(Object known) {
      this.known = known;
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(TransactionMemory.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(TransactionMemory.this, known);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(TransactionMemory.this);
    }
  }
}
