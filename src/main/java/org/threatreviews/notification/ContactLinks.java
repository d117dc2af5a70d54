package org.threatreviews.notification;

import java.net.URI;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links by which a contact answers without signing in: a random token of 256 bit, of which only the
 * SHA-256 is stored, bound to one contact and one thing, valid for a limited time and revocable.
 */
@Service
public class ContactLinks {

  private static final int TOKEN_BYTES = 32;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final NotificationSettings settings;
  private final SecureRandom random = new SecureRandom();

  public ContactLinks(JdbcClient jdbc, Clock clock, NotificationSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.settings = settings;
  }

  /** Makes a new link for one mail and gives its absolute URL. */
  @Transactional
  public URI issue(String clientReference, String email, Mail.Link link) {
    byte[] secret = new byte[TOKEN_BYTES];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant now = clock.instant();
    jdbc.sql("""
            insert into contact_link (token_hash, client_reference, email, scope, reference,
                                      created_at, expires_at)
            values (:hash, :client, :email, :scope, :reference, :now, :expires)
            """)
        .param("hash", hash(token))
        .param("client", clientReference)
        .param("email", email)
        .param("scope", link.scope().name())
        .param("reference", link.reference())
        .param("now", Timestamp.from(now))
        .param("expires", Timestamp.from(now.plus(settings.linkValidity())))
        .update();
    return settings.baseUrl().resolve("/c/" + token);
  }

  /** What the token opens; empty when it is unknown, has expired or was revoked. */
  @Transactional(readOnly = true)
  public Optional<ContactLink> resolve(String token) {
    return jdbc.sql("""
            select client_reference, email, scope, reference, expires_at
            from contact_link
            where token_hash = :hash and expires_at > :now and revoked_at is null
            """)
        .param("hash", hash(token))
        .param("now", Timestamp.from(clock.instant()))
        .query((row, n) -> new ContactLink(
            row.getString("client_reference"),
            row.getString("email"),
            LinkScope.valueOf(row.getString("scope")),
            row.getString("reference"),
            row.getTimestamp("expires_at").toInstant()))
        .optional();
  }

  /** Why a token opens nothing. */
  @Transactional(readOnly = true)
  public LinkFault faultOf(String token) {
    return jdbc.sql("""
            select case revoked_because when 'LEFT' then 'LEFT' when 'MOVED' then 'MOVED'
                                        when 'HOLDER' then 'REVOKED' else 'EXPIRED' end
            from contact_link where token_hash = :hash
            """)
        .param("hash", hash(token))
        .query(String.class)
        .optional()
        .map(LinkFault::valueOf)
        .orElse(LinkFault.UNKNOWN);
  }

  /**
   * Makes all links invalid that were mailed to a contact so far; the next mail brings a new one.
   *
   * @param email upper and lower case do not matter
   * @return how many links worked until now
   */
  @Transactional
  public int revokeAll(String clientReference, String email) {
    return revokeAll(clientReference, email, "HOLDER");
  }

  /**
   * As {@link #revokeAll}, because its holder is no contact any more, or has another address: the
   * mailbox may be somebody else's.
   *
   * @param left whether the holder has left, else it has another address
   */
  @Transactional
  public void holderIsGone(String clientReference, String email, boolean left) {
    revokeAll(clientReference, email, left ? LinkFault.LEFT.name() : LinkFault.MOVED.name());
  }

  private int revokeAll(String clientReference, String email, String because) {
    return jdbc.sql("""
            update contact_link set revoked_at = :now, revoked_because = :because
            where client_reference = :client and lower(email) = lower(:email)
              and expires_at > :now and revoked_at is null
            """)
        .param("client", clientReference)
        .param("email", email)
        .param("because", because)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private static String hash(String token) {
    return DigestUtils.sha256Hex(token);
  }
}
