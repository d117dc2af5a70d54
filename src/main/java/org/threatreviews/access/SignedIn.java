package org.threatreviews.access;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** Somebody whose password was right, with what the account was like then. */
final class SignedIn extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final String user;
  private final String passwordMark;
  private final List<String> groups;
  private final int signOuts;
  private final long since;

  /**
   * @param since on the machine's monotonic clock, in nanoseconds
   */
  SignedIn(String user, Passwords.Account account, long since, Object details) {
    super(AuthorityUtils.createAuthorityList(account.groups()));
    this.user = user;
    this.passwordMark = account.passwordMark();
    this.groups = List.copyOf(account.groups());
    this.signOuts = account.signOuts();
    this.since = since;
    setDetails(details);
    setAuthenticated(true);
  }

  @Override
  public String getPrincipal() {
    return user;
  }

  @Override
  public Object getCredentials() {
    return null;
  }

  Passwords.Account account() {
    return new Passwords.Account(passwordMark, groups, signOuts);
  }

  /** Whether the session hasn't lasted as long as it may. */
  boolean isYoung(Duration lifetime, Ticker ticker) {
    return ticker.read() - since <= lifetime.toNanos();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedIn that
        && super.equals(other)
        && passwordMark.equals(that.passwordMark)
        && signOuts == that.signOuts;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), passwordMark, signOuts);
  }
}
