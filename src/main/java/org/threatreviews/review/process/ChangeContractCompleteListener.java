package org.threatreviews.review.process;

import static org.threatreviews.review.process.ContractChangeIds.NONE;
import static org.threatreviews.review.process.ContractChangeIds.VARIABLE_CHANGE;

import java.util.Arrays;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.task.process.CompletedForm;

/** Carries out the contract change that the team lead has entered; without one nothing changes. */
@Component
class ChangeContractCompleteListener implements TaskListener {

  private final ContractChanges contractChanges;

  ChangeContractCompleteListener(ContractChanges contractChanges) {
    this.contractChanges = contractChanges;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    String change = form.text(VARIABLE_CHANGE).orElse(NONE);
    if (!change.equals(NONE)) {
      contractChanges.carryOut(
          form.reference(),
          new ContractChange(
              typeOf(change),
              form.date(ContractChangeIds.VARIABLE_EFFECTIVE).orElse(null),
              form.date(ContractChangeIds.VARIABLE_UNTIL).orElse(null),
              form.date(ContractChangeIds.VARIABLE_CONTRACT_END).orElse(null),
              form.choice(ContractChangeIds.VARIABLE_SUBSCRIPTION, Subscription.class)
                  .orElse(null)));
    }
  }

  private static ContractChange.Type typeOf(String change) {
    return Arrays.stream(ContractChange.Type.values())
        .filter(type -> type.name().equals(change))
        .findFirst()
        .orElseThrow(() -> new InvalidInput(
            VARIABLE_CHANGE,
            "oneOf",
            "'%s' is not one of %s or %s."
                .formatted(change, Arrays.toString(ContractChange.Type.values()), NONE)));
  }
}
