package org.threatreviews.closing.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
            .map(SettleOpenItemsCompleteListener::exceptions)
            .orElse(Map.of()),
        form.text(ContractClosingIds.VARIABLE_NOTE).orElse(null));
    task.setVariable(
        ContractClosingIds.VARIABLE_CONTRACT_OVER,
        closing.decide(form.reference(), decision, form.by()));
  }

  /** One a line, with words behind a colon or without. */
  private static Map<String, Optional<String>> exceptions(String entered) {
    Map<String, Optional<String>> exceptions = new LinkedHashMap<>();
    for (String line : entered.split("\\R")) {
      int colon = line.indexOf(':');
      String words = colon < 0 ? "" : line.substring(colon + 1).strip();
      for (String reference : (colon < 0 ? line : line.substring(0, colon)).split("[\\s,;]+")) {
        if (!reference.isBlank()) {
          exceptions.put(reference, Optional.of(words).filter(text -> !text.isEmpty()));
        }
      }
    }
    return exceptions;
  }
}
