package org.threatreviews.contact;

import java.time.Clock;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientRegistered;
import org.threatreviews.client.Clients;
import org.threatreviews.client.ContactBook;
import org.threatreviews.client.ContactChanged;
import org.threatreviews.client.ContactJoined;
import org.threatreviews.client.ContactLeft;
import org.threatreviews.client.ContractEnded;
import org.threatreviews.client.ContractRenewed;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.task.EscalationPolicies;
import org.threatreviews.task.Late;

/**
 * Sees to it that somebody at each client may accept risks: where nobody may, the team lead names
 * somebody. Who is away still counts, for an acceptance can wait for some days; the board says it.
 */
@Service
@Transactional
public class RiskAuthorities {

  private static final String TASK = "userTask_nameRiskAuthority";

  private final Clients clients;
  private final ContactChanges changes;
  private final RiskAuthorityProcess process;
  private final EscalationPolicies policies;
  private final BusinessCalendar calendar;
  private final Clock clock;

  RiskAuthorities(
      Clients clients,
      ContactChanges changes,
      RiskAuthorityProcess process,
      EscalationPolicies policies,
      BusinessCalendar calendar,
      Clock clock) {
    this.clients = clients;
    this.changes = changes;
    this.process = process;
    this.policies = policies;
    this.calendar = calendar;
    this.clock = clock;
  }

  // what the process asks and does

  /** Whether nobody may accept risks, and the contract runs. Holds the client meanwhile. */
  public boolean isMissing(String clientReference) {
    return clients.lock(clientReference).lacksRiskAuthority();
  }

  /** By when the lead who is asked now should have named somebody. */
  @Transactional(readOnly = true)
  public Instant decisionDue() {
    return calendar
        .provider()
        .plusWorkingDays(clock.instant(), policies.of(TASK, Late.LEADS).leadAnswersWithin());
  }

  /**
   * Who is to get the authority.
   *
   * @param entered id or address
   * @return the contact's id
   * @throws InvalidInput when the client has no such contact
   */
  @Transactional(readOnly = true)
  public String chosen(String clientReference, String entered) {
    return ContactBook.requirePresent(clients.get(clientReference), "contact", entered)
        .id();
  }

  /**
   * From now on this contact may accept risks; one that has left meanwhile is left alone.
   *
   * @param by user id of who decided
   */
  public void give(String clientReference, String contactId, String by) {
    Client client = clients.lock(clientReference);
    if (!ContactBook.require(client, contactId).hasLeft()) {
      changes.change(clientReference, contactId, data -> data.withRiskAuthority(true), by);
    }
  }

  @EventListener
  void on(ClientRegistered event) {
    look(clients.get(event.reference()));
  }

  @EventListener
  void on(ContactJoined event) {
    if (event.contact().riskAuthority()) {
      look(event.client());
    }
  }

  @EventListener
  void on(ContactChanged event) {
    if (event.before().riskAuthority() != event.after().riskAuthority()) {
      look(event.client());
    }
  }

  @EventListener
  void on(ContactLeft event) {
    if (event.contact().riskAuthority()) {
      look(event.client());
    }
  }

  @EventListener
  void on(ContractEnded event) {
    look(clients.get(event.client()));
  }

  @EventListener
  void on(ContractRenewed event) {
    look(clients.get(event.client()));
  }

  private void look(Client client) {
    if (client.lacksRiskAuthority()) {
      process.ask(client.reference());
    } else {
      process.settled(client.reference());
    }
  }
}
