package org.threatreviews.access;

import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A program that has sent a token; it acts as the token's account. */
final class TokenHolder extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient ApiToken token;
  private final String user;

  TokenHolder(ApiToken token, List<String> groups) {
    super(AuthorityUtils.createAuthorityList(groups));
    this.token = token;
    this.user = token.user();
    setAuthenticated(true);
  }

  ApiToken token() {
    return token;
  }

  @Override
  public String getPrincipal() {
    return user;
  }

  @Override
  public Object getCredentials() {
    return null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenHolder that
        && super.equals(other)
        && Objects.equals(token, that.token);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), token);
  }
}
