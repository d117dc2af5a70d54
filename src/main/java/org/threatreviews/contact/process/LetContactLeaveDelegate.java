package org.threatreviews.contact.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.contact.ContactChanges;

/** Lets a contact leave whose last day is over. */
@Component
class LetContactLeaveDelegate implements JavaDelegate {

  private final ContactChanges changes;

  LetContactLeaveDelegate(ContactChanges changes) {
    this.changes = changes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        ContactDepartureIds.VARIABLE_DEPARTURE_AHEAD,
        leave(DepartureKey.parse(execution.getProcessBusinessKey())));
  }

  private boolean leave(DepartureKey key) {
    return changes.leave(key.client(), key.contact());
  }
}
