package org.threatreviews.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * Signs people and programs in against the engine's users; the ids of their groups are their
 * authorities. The engine slows down whoever guesses passwords by locking the user for a while.
 */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

  /** Checking a bcrypt hash takes a tenth of a second, too long for every call of a program. */
  private static final Duration REMEMBERED = Duration.ofSeconds(60);

  private static final int MOST_REMEMBERED = 1000;
  private static final String HMAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final IdentityService identity;
  private final SecretKeySpec key;

  /** Groups by the keyed hash of user and password; the password itself is never kept. */
  private final Cache<String, List<String>> successes = Caffeine.newBuilder()
      .expireAfterWrite(REMEMBERED)
      .maximumSize(MOST_REMEMBERED)
      .build();

  EngineAuthenticationProvider(IdentityService identity) {
    this.identity = identity;
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, HMAC);
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String user = attempt.getName();
    String password = String.valueOf(attempt.getCredentials());
    String hash = hash(user, password);
    List<String> groups = successes.getIfPresent(hash);
    if (groups == null) {
      if (user.indexOf('\0') >= 0 || !identity.checkPassword(user, password)) {
        throw new BadCredentialsException(
            "unknown or impossible user, wrong password or user locked");
      }
      groups = groupsOf(user);
      successes.put(hash, groups);
    }
    UsernamePasswordAuthenticationToken signedIn =
        UsernamePasswordAuthenticationToken.authenticated(
            user, null, AuthorityUtils.createAuthorityList(groups));
    signedIn.setDetails(attempt.getDetails());
    return signedIn;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private List<String> groupsOf(String user) {
    return identity.createGroupQuery().groupMember(user).list().stream()
        .map(Group::getId)
        .toList();
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
