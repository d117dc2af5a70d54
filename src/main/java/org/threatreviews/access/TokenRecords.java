package org.threatreviews.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.threatreviews.access.ApiToken.Reason;
import org.threatreviews.access.ApiToken.Revocation;

/** Keeps the tokens of programs; of a token's secret only the SHA-256. */
@Repository
class TokenRecords {

  private static final String SELECT = """
      select id, name, user_id, scope, client_reference, created_at, created_by, ends_on,
             last_used_on, revoked_at, revoked_because, revoked_by
      from api_token
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  TokenRecords(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(NewToken token, String hash, String by) {
    jdbc.sql("""
            insert into api_token
              (hash, name, user_id, scope, client_reference, created_at, created_by, ends_on)
            values (:hash, :name, :user, :scope, :client, :at, :by, :endsOn)
            """)
        .param("hash", hash)
        .param("name", token.name())
        .param("user", token.user())
        .param("scope", token.scope().name())
        .param("client", token.client())
        .param("at", now())
        .param("by", by)
        .param("endsOn", token.endsOn())
        .update();
  }

  boolean isNameTaken(String name) {
    return jdbc.sql("select exists (select 1 from api_token"
            + " where lower(name) = lower(:name) and revoked_at is null)")
        .param("name", name)
        .query(Boolean.class)
        .single();
  }

  Optional<ApiToken> byHash(String hash) {
    return jdbc.sql(SELECT + "where hash = :hash")
        .param("hash", hash)
        .query(TokenRecords::token)
        .optional();
  }

  Optional<ApiToken> byId(long id) {
    return jdbc.sql(SELECT + "where id = :id")
        .param("id", id)
        .query(TokenRecords::token)
        .optional();
  }

  /** The newest first. */
  List<ApiToken> all() {
    return jdbc.sql(SELECT + "order by id desc").query(TokenRecords::token).list();
  }

  /** A token that was revoked meanwhile stays as it was. */
  void usedOn(long id, LocalDate day) {
    jdbc.sql("""
            update api_token set last_used_on = :day
            where id = :id and revoked_at is null and (last_used_on is null or last_used_on < :day)
            """).param("id", id).param("day", day).update();
  }

  /** One that is revoked already stays as it was. */
  void revoke(long id, String by) {
    revoke("id = :key", id, Reason.ASKED, by);
  }

  void revokeAllOf(String user, Reason because, String by) {
    revoke("user_id = :key", user, because, by);
  }

  void revokeAll(Reason because, String by) {
    revoke(":key", true, because, by);
  }

  private void revoke(String which, Object key, Reason because, String by) {
    jdbc.sql("""
            update api_token set revoked_at = :at, revoked_because = :because, revoked_by = :by
            where revoked_at is null and """ + " " + which)
        .param("at", now())
        .param("because", because.name())
        .param("by", by)
        .param("key", key)
        .update();
  }

  /** Whether there is such a client. */
  boolean knowsClient(String reference) {
    return jdbc.sql("select exists (select 1 from client_summary where reference = :reference)")
        .param("reference", reference)
        .query(Boolean.class)
        .single();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static ApiToken token(ResultSet row, int number) throws SQLException {
    Instant revokedAt = instant(row, "revoked_at");
    return new ApiToken(
        row.getLong("id"),
        row.getString("name"),
        row.getString("user_id"),
        TokenScope.valueOf(row.getString("scope")),
        row.getString("client_reference"),
        instant(row, "created_at"),
        row.getString("created_by"),
        row.getObject("ends_on", LocalDate.class),
        row.getObject("last_used_on", LocalDate.class),
        revokedAt == null
            ? null
            : new Revocation(
                revokedAt,
                Reason.valueOf(row.getString("revoked_because")),
                row.getString("revoked_by")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
