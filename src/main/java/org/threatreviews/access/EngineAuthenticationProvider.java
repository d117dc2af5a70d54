package org.threatreviews.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.threatreviews.access.Passwords.Account;

/**
 * Signs people and programs in against the engine's users; the ids of their groups are their
 * authorities.
 */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

  /** Checking a bcrypt hash takes a tenth of a second, too long for every call of a program. */
  private static final Duration REMEMBERED = Duration.ofSeconds(60);

  private static final int MOST_REMEMBERED = 1000;
  private static final int LOCKS = 256;
  private static final String HMAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final Passwords passwords;
  private final Standing standing;
  private final GuessLimit limit;
  private final SecretKeySpec key;

  /**
   * Guesses from one address at one account are checked one after another: a hundred at once would
   * all come before the first of them is counted.
   */
  private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

  /** Accounts by the keyed hash of user and password; the password itself is never kept. */
  private final Cache<String, Account> successes = Caffeine.newBuilder()
      .expireAfterWrite(REMEMBERED)
      .maximumSize(MOST_REMEMBERED)
      .build();

  EngineAuthenticationProvider(Passwords passwords, Standing standing, GuessLimit limit) {
    this.passwords = passwords;
    this.standing = standing;
    this.limit = limit;
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, HMAC);
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String user = attempt.getName();
    String password = String.valueOf(attempt.getCredentials());
    String address =
        attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
    String hash = hash(user, password);
    Account account =
        remembered(user, hash).orElseGet(() -> oneByOne(address, user, password, hash));
    limit.right(address, user);
    return new SignedIn(user, account, Ticker.systemTicker().read(), attempt.getDetails());
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private Optional<Account> remembered(String user, String hash) {
    return Optional.ofNullable(successes.getIfPresent(hash))
        .filter(account -> standing.isUnchanged(user, account));
  }

  private Account oneByOne(String address, String user, String password, String hash) {
    synchronized (locks[Math.floorMod(Objects.hash(address, user), LOCKS)]) {
      return remembered(user, hash).orElseGet(() -> check(address, user, password, hash));
    }
  }

  private Account check(String address, String user, String password, String hash) {
    limit.waitFor(address, user).ifPresent(wait -> {
      throw new TooManyAttempts(wait);
    });
    Optional<Account> account = passwords.check(user, password);
    if (account.isEmpty()) {
      limit.wrong(address, user);
      throw new BadCredentialsException("unknown user or wrong password");
    }
    successes.put(hash, account.get());
    standing.saw(user, account.get());
    return account.get();
  }

  private String hash(String user, String password) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      // the length keeps "ab" + "c" apart from "a" + "bc"
      mac.update((user.length() + ":" + user).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + HMAC, e);
    }
  }
}
