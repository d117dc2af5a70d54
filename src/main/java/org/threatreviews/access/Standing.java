package org.threatreviews.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.threatreviews.access.Passwords.Account;

/**
 * Whether those who have signed in are still who they were: a session, or a password that was
 * checked a moment ago, is worth nothing once the user is deleted, has another password or other
 * groups. Every node asks the tables, so it doesn't matter on which one somebody was changed.
 */
@Component
class Standing {

  /** As old may be what a request is allowed by. */
  private static final Duration OLDEST = Duration.ofSeconds(2);

  private static final int MOST_REMEMBERED = 10_000;

  private final Passwords passwords;

  private final Cache<String, Optional<Account>> accounts = Caffeine.newBuilder()
      .expireAfterWrite(OLDEST)
      .maximumSize(MOST_REMEMBERED)
      .build();

  Standing(Passwords passwords) {
    this.passwords = passwords;
  }

  /** Whether the account is as it was when its password was checked. */
  boolean isUnchanged(String user, Account then) {
    return accounts.get(user, passwords::current).filter(then::equals).isPresent();
  }

  /** The account has just changed: this node asks the tables anew. */
  void forget(String user) {
    accounts.invalidate(user);
  }

  /** A password was checked just now. */
  void saw(String user, Account account) {
    accounts.put(user, Optional.of(account));
  }
}
