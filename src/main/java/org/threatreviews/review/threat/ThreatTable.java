package org.threatreviews.review.threat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.review.Review;

/** Keeps the library of emerging threats, and which reviews have which. */
@Component
class ThreatTable {

  private final JdbcClient jdbc;

  ThreatTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In use first, latest first. */
  List<LibraryThreat> library() {
    return jdbc.sql("""
            select t.*,
                   (select count(distinct r.client_reference)
                    from review_threat a join review r on r.reference = a.review_reference
                    where a.threat_id = t.id) as clients
            from emerging_threat t
            order by t.retired, t.id desc
            """)
        .query((row, n) -> new LibraryThreat(
            threat(row),
            row.getBoolean("retired"),
            row.getInt("clients"),
            row.getString("changed_by"),
            row.getTimestamp("changed_at").toInstant()))
        .list();
  }

  Optional<EmergingThreat> find(long id) {
    return jdbc.sql("select * from emerging_threat where id = :id")
        .param("id", id)
        .query((row, n) -> threat(row))
        .optional();
  }

  /**
   * @return empty when the title is taken
   */
  Optional<Long> add(EmergingThreatText text, String by, Instant at) {
    return jdbc.sql("""
            insert into emerging_threat
              (title, why, link, retired, added_by, added_at, changed_by, changed_at)
            values (:title, :why, :link, false, :by, :at, :by, :at)
            on conflict do nothing
            returning id
            """)
        .param("title", text.title())
        .param("why", text.why())
        .param("link", text.link())
        .param("by", by)
        .param("at", Timestamp.from(at))
        .query(Long.class)
        .optional();
  }

  /**
   * @throws DuplicateKeyException when another entry has the title
   */
  void change(long id, EmergingThreatText text, String by, Instant at) {
    jdbc.sql("""
            update emerging_threat
            set title = :title, why = :why, link = :link, changed_by = :by, changed_at = :at
            where id = :id
            """)
        .param("title", text.title())
        .param("why", text.why())
        .param("link", text.link())
        .param("by", by)
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
  }

  void retire(long id, boolean retired, String by, Instant at) {
    jdbc.sql("""
            update emerging_threat set retired = :retired, changed_by = :by, changed_at = :at
            where id = :id and retired <> :retired
            """)
        .param("retired", retired)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
  }

  /** In the order in which they were attached; reasons are those for the review's client. */
  List<EmergingThreat> attachedTo(String review) {
    return jdbc.sql("""
            select t.id, t.title, a.why, t.link
            from review_threat a join emerging_threat t on t.id = a.threat_id
            where a.review_reference = :review
            order by a.position
            """).param("review", review).query((row, n) -> threat(row)).list();
  }

  /** What is in use and not attached to the review yet, latest first. */
  List<OfferedThreat> offeredFor(Review review) {
    return jdbc.sql("""
            select t.*,
                   (select r.title
                    from review_threat a join review r on r.reference = a.review_reference
                    where a.threat_id = t.id and r.client_reference = :client
                      and r.status <> 'CANCELLED'
                    order by r.starts_at desc limit 1) as shown_in
            from emerging_threat t
            where not t.retired
              and not exists (select 1 from review_threat a
                              where a.threat_id = t.id and a.review_reference = :review)
            order by t.id desc
            """)
        .param("client", review.clientReference())
        .param("review", review.reference())
        .query((row, n) -> new OfferedThreat(threat(row), row.getString("shown_in")))
        .list();
  }

  void attach(String review, long id, String why) {
    jdbc.sql("""
            insert into review_threat (review_reference, threat_id, position, why)
            select :review, :id, coalesce(max(position), 0) + 1, :why
            from review_threat where review_reference = :review
            """).param("review", review).param("id", id).param("why", why).update();
  }

  void changeReason(String review, long id, String why) {
    jdbc.sql("""
            update review_threat set why = :why
            where review_reference = :review and threat_id = :id
            """).param("why", why).param("review", review).param("id", id).update();
  }

  void detach(String review, long id) {
    jdbc.sql("delete from review_threat where review_reference = :review and threat_id = :id")
        .param("review", review)
        .param("id", id)
        .update();
  }

  private static EmergingThreat threat(ResultSet row) throws SQLException {
    return new EmergingThreat(
        row.getLong("id"), row.getString("title"), row.getString("why"), row.getString("link"));
  }
}
