package org.threatreviews.review.people;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.client.ContactReaddressed;

/**
 * What a contact has said about reviews stays theirs when they have another address, so that the
 * same said again is recognised. Under whose name something was decided is kept in the history, as
 * it was.
 */
@Component
class SaidBefore {

  private final JdbcClient jdbc;

  SaidBefore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  void readdressed(ContactReaddressed moved) {
    follow(moved, """
        update minutes_reply reply set contact = :now
        from review where review.reference = reply.review_reference
          and review.client_reference = :client and lower(reply.contact) = lower(:before)
          and not exists (select 1 from minutes_reply other
                          where other.review_reference = reply.review_reference
                            and other.contact = :now and other.text is null and reply.text is null)
        """);
    follow(moved, """
        update agenda_item item set raised_by = :now
        from review where review.reference = item.review_reference
          and review.client_reference = :client and lower(item.raised_by) = lower(:before)
          and review.status in ('PLANNED', 'PUBLISHED')
        """);
  }

  private void follow(ContactReaddressed moved, String statement) {
    jdbc.sql(statement)
        .param("client", moved.client().reference())
        .param("before", moved.oldAddress())
        .param("now", moved.newAddress())
        .update();
  }
}
