package org.threatreviews.contact.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.contact.ContactChanges;

/** The due dates in the model. Public, for the engine calls only methods of public classes. */
@Component
public class ContactDepartureTimers {

  private final ContactChanges changes;

  ContactDepartureTimers(ContactChanges changes) {
    this.changes = changes;
  }

  public Date lastDayOver(DelegateExecution execution) {
    DepartureKey key = DepartureKey.parse(execution.getProcessBusinessKey());
    return Date.from(changes.departure(key.client(), key.contact()));
  }
}
