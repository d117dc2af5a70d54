package org.threatreviews.contact.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.contact.RiskAuthorities;
import org.threatreviews.task.process.CompletedForm;

/** Takes whom the lead has named; the next step gives the authority. */
@Component
class NameRiskAuthorityCompleteListener implements TaskListener {

  private final RiskAuthorities authorities;

  NameRiskAuthorityCompleteListener(RiskAuthorities authorities) {
    this.authorities = authorities;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    String entered = form.text(RiskAuthorityIds.VARIABLE_CONTACT)
        .orElseThrow(() -> CompletedForm.missing(RiskAuthorityIds.VARIABLE_CONTACT));
    task.setVariable(
        RiskAuthorityIds.VARIABLE_CHOSEN_CONTACT, authorities.chosen(form.reference(), entered));
    task.setVariable(RiskAuthorityIds.VARIABLE_CHOSEN_BY, form.by());
  }
}
