package org.threatreviews.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.database.TransactionMemory;

/** When contacts are away, and who gets what they would get. Kept in {@code contact_absence}. */
@Service
@Transactional(readOnly = true)
public class ContactAbsences {

  private final JdbcClient jdbc;
  private final TransactionMemory memory;

  private record Row(
      long id, String contact, LocalDate firstDay, LocalDate lastDay, String standIn) {

    private ContactAbsence absence() {
      return new ContactAbsence(id, contact, firstDay, lastDay, standIn);
    }
  }

  ContactAbsences(JdbcClient jdbc, TransactionMemory memory) {
    this.jdbc = jdbc;
    this.memory = memory;
  }

  /**
   * Who gets at this time what the contact would get: the contact itself or, while it is away, its
   * stand-in, or the stand-in's. Somebody who has left gets nothing: its successor does, or the
   * first contact when nobody was named. When nobody of all these is there, the contact itself.
   * Each is away by the days of its own zone.
   */
  public Contact readerFor(Client client, Contact contact, Instant at) {
    return standIns(client).readerFor(contact, at);
  }

  /** Whether the contact is away on this day of its zone, with a stand-in or without. */
  public boolean isAway(Client client, Contact contact, LocalDate day) {
    return standIns(client).absence(contact, day).isPresent();
  }

  /** The contact's absence at this time in its zone. */
  public Optional<ContactAbsence> at(Client client, Contact contact, Instant at) {
    return standIns(client).absence(contact, at);
  }

  /** As it is recorded now, for whoever asks about more than one contact or more than once. */
  public StandIns standIns(Client client) {
    return new StandIns(client, of(client));
  }

  /** All that were ever recorded and not withdrawn, oldest first. */
  public List<ContactAbsence> of(Client client) {
    return memory.get(ContactAbsence.class, client.reference(), () -> read(client));
  }

  private List<ContactAbsence> read(Client client) {
    return jdbc.sql("""
            select id, contact, first_day, last_day, stand_in from contact_absence
            where client_reference = :client order by first_day, id
            """).param("client", client.reference()).query(Row.class).stream()
        .map(Row::absence)
        .toList();
  }

  /** With its id. */
  ContactAbsence add(Client client, ContactAbsence wanted) {
    memory.forget();
    long id = jdbc.sql("""
            insert into contact_absence (client_reference, contact, first_day, last_day, stand_in)
            values (:client, :contact, :from, :to, :standIn)
            returning id
            """)
        .param("client", client.reference())
        .param("contact", wanted.contact())
        .param("from", wanted.from())
        .param("to", wanted.to())
        .param("standIn", wanted.standIn())
        .query(Long.class)
        .single();
    return new ContactAbsence(id, wanted.contact(), wanted.from(), wanted.to(), wanted.standIn());
  }

  void endOn(ContactAbsence absence, LocalDate lastDay) {
    memory.forget();
    jdbc.sql("update contact_absence set last_day = :lastDay where id = :id")
        .param("lastDay", lastDay)
        .param("id", absence.id())
        .update();
  }

  void withdraw(ContactAbsence absence) {
    memory.forget();
    jdbc.sql("delete from contact_absence where id = :id")
        .param("id", absence.id())
        .update();
  }
}
