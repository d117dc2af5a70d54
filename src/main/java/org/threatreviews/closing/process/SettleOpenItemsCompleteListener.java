package org.threatreviews.closing.process;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.closing.ClosingDecision;
import org.threatreviews.closing.ContractClosing;
import org.threatreviews.task.process.CompletedForm;

/** Carries out what the team lead has decided about everything on the list. */
@Component
class SettleOpenItemsCompleteListener implements TaskListener {

  private final ContractClosing closing;

  SettleOpenItemsCompleteListener(ContractClosing closing) {
    this.closing = closing;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    ClosingDecision decision = new ClosingDecision(
        form.choice(ContractClosingIds.VARIABLE_ACTIONS, ClosingDecision.Actions.class)
            .orElseThrow(() -> CompletedForm.missing(ContractClosingIds.VARIABLE_ACTIONS)),
        form.text(ContractClosingIds.VARIABLE_EXCEPTIONS)
            .map(SettleOpenItemsCompleteListener::references)
            .orElse(Set.of()),
        form.text(ContractClosingIds.VARIABLE_NOTE).orElse(null));
    task.setVariable(
        ContractClosingIds.VARIABLE_CONTRACT_OVER,
        closing.decide(form.reference(), decision, form.by()));
  }

  private static Set<String> references(String entered) {
    return Arrays.stream(entered.split("[\\s,;]+"))
        .filter(reference -> !reference.isBlank())
        .collect(Collectors.toSet());
  }
}
