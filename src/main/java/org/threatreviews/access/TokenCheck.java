package org.threatreviews.access;

import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;
import org.threatreviews.access.Passwords.Account;
import org.threatreviews.access.rights.Groups;
import org.threatreviews.problem.InWords;

/**
 * Whether a token may be used now. Token and account are read anew each time, so that what was
 * revoked, deleted or taken out of its group is refused at once, whichever node is asked.
 */
@Component
class TokenCheck {

  private static final Logger log = LoggerFactory.getLogger(TokenCheck.class);

  private final TokenRecords records;
  private final ApiTokens tokens;
  private final Passwords accounts;

  TokenCheck(TokenRecords records, ApiTokens tokens, Passwords accounts) {
    this.records = records;
    this.tokens = tokens;
    this.accounts = accounts;
  }

  /**
   * The program that holds the token.
   *
   * @param hash of the token
   * @throws BadCredentialsException says to the holder in words why the token is refused
   */
  TokenHolder holder(String hash) {
    ApiToken token = records
        .byHash(hash)
        .orElseThrow(() -> new BadCredentialsException("There is no such token."));
    if (token.revocation() != null) {
      throw new BadCredentialsException(
          "This token was revoked. Please ask an administrator for a new one.");
    }
    LocalDate today = tokens.today();
    if (!token.isLive(today)) {
      throw new BadCredentialsException(
          "This token ended on %s. Please ask an administrator for a new one."
              .formatted(InWords.day(token.endsOn())));
    }
    Account account = accounts
        .current(token.user())
        .filter(known -> known.groups().contains(Groups.INTEGRATION))
        .orElseThrow(() -> new BadCredentialsException(
            "Programs can't use the account of this token any more. Please ask an administrator."));
    noteUse(token, today);
    return new TokenHolder(token, account.groups());
  }

  /** Written once a day. On a database that takes no changes, reading goes on. */
  private void noteUse(ApiToken token, LocalDate today) {
    if (today.equals(token.lastUsedOn())) {
      return;
    }
    try {
      records.usedOn(token.id(), today);
    } catch (DataAccessException e) {
      log.warn("Cannot note that the token '{}' is used today", token.name(), e);
    }
  }
}
