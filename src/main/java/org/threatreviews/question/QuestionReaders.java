package org.threatreviews.question;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactLeft;
import org.threatreviews.client.ContactReaddressed;
import org.threatreviews.client.Succession;

/** Questions that are not closed follow the contacts who wait for the answer. */
@Component
class QuestionReaders {

  private final JdbcClient jdbc;
  private final QuestionRepository questions;

  QuestionReaders(JdbcClient jdbc, QuestionRepository questions) {
    this.jdbc = jdbc;
    this.questions = questions;
  }

  /** Who takes over gets the answer, and may confirm it or ask again. */
  @EventListener
  void left(ContactLeft left) {
    Contact heir = Succession.heir(left.client(), left.contact(), left.successor());
    change(left.client(), left.contact().email(), question -> question.handTo(heir.email()));
  }

  @EventListener
  void readdressed(ContactReaddressed moved) {
    change(
        moved.client(),
        moved.oldAddress(),
        question -> question.readdressed(moved.oldAddress(), moved.newAddress()));
  }

  private void change(Client client, String reader, Consumer<Question> change) {
    List<String> theirs = jdbc.sql("""
            select reference from question
            where client_reference = :client and status in ('OPEN', 'ANSWERED')
              and lower(coalesce(goes_to, asked_by)) = lower(:reader)
            order by reference
            """)
        .param("client", client.reference())
        .param("reader", reader)
        .query(String.class)
        .list();
    for (String reference : theirs) {
      Question question = questions.findOneByReference(reference).orElseThrow();
      change.accept(question);
      questions.save(question);
    }
  }
}
