package org.threatreviews.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.support.ProcessTest;

/** What a transaction has read counts until it may have waited for somebody else. */
@ProcessTest
class TransactionMemoryTest {

  @Autowired
  TransactionMemory memory;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  PlatformTransactionManager transactions;

  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void readsOnceInATransaction() {
    inTransaction(() -> {
      assertThat(read()).isEqualTo(1);
      assertThat(read()).isEqualTo(1);
    });
    inTransaction(() -> assertThat(read()).isEqualTo(2));
  }

  @Test
  void keepsNothingOutsideOfATransaction() {
    assertThat(read()).isEqualTo(1);
    assertThat(read()).isEqualTo(2);
  }

  @Test
  void tellsKindsAndIdsApart() {
    inTransaction(() -> {
      memory.get(String.class, "a", () -> "string a");

      assertThat(memory.<String>get(Integer.class, "a", () -> "integer a")).isEqualTo("integer a");
      assertThat(memory.<String>get(String.class, "b", () -> "string b")).isEqualTo("string b");
      assertThat(memory.<String>get(String.class, "a", () -> "again")).isEqualTo("string a");
    });
  }

  /** Each form in which our statements ask for a lock. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select reference from client for update",
        "SELECT reference FROM client FOR UPDATE",
        "select reference from client for no key update",
        "select id::text from mail_outbox where status = 'X' for update skip locked",
        "select reference from client for update of client",
        "select pg_advisory_xact_lock(1)::text",
      })
  void readsAnewOnceItHasALock(String lock) {
    inTransaction(() -> {
      read();

      jdbc.sql(lock).query(String.class).list();

      assertThat(read()).isEqualTo(2);
    });
  }

  @Test
  void aReadWithoutALockLeavesWhatIsKnown() {
    inTransaction(() -> {
      read();

      jdbc.sql("select reference from client").query(String.class).list();

      assertThat(read()).isEqualTo(1);
    });
  }

  @Test
  void whatItHoldsStaysKnownWhateverElseIsLocked() {
    inTransaction(() -> {
      assertThat(memory.held(Integer.class, "x")).isEmpty();
      memory.hold(Integer.class, "x", 42);

      jdbc.sql("select pg_advisory_xact_lock(1)::text").query(String.class).list();

      assertThat(read()).isEqualTo(42);
      assertThat(memory.held(Integer.class, "x")).isEqualTo(Optional.of(42));
    });
    inTransaction(() -> assertThat(memory.held(Integer.class, "x")).isEmpty());
  }

  @Test
  void aRowIsLockedOnceAndOneThatIsNotThereEachTime() {
    inTransaction(() -> {
      assertThat(lock(Optional.empty())).isEmpty();
      assertThat(lock(Optional.of(42))).contains(42);
      assertThat(lock(Optional.of(43))).contains(42);
    });
    assertThat(reads).hasValue(2);
  }

  private Optional<Integer> lock(Optional<Integer> row) {
    return memory.locked(Integer.class, "x", () -> {
      reads.incrementAndGet();
      return row;
    });
  }

  @Test
  void whatWasOnlyReadIsNotHeld() {
    inTransaction(() -> {
      read();

      assertThat(memory.held(Integer.class, "x")).isEmpty();
    });
  }

  @Test
  void aTransactionWithinAnotherReadsForItself() {
    inTransaction(() -> {
      assertThat(read()).isEqualTo(1);
      TransactionTemplate within = new TransactionTemplate(transactions);
      within.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

      within.executeWithoutResult(status -> assertThat(read()).isEqualTo(2));

      assertThat(read()).isEqualTo(1);
    });
  }

  @Test
  void nothingOfATransactionThatFailedIsKept() {
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      memory.hold(Integer.class, "x", 42);
      status.setRollbackOnly();
    });

    inTransaction(() -> assertThat(read()).isEqualTo(1));
  }

  private void inTransaction(Runnable work) {
    new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
  }

  private int read() {
    return memory.get(Integer.class, "x", reads::incrementAndGet);
  }
}
