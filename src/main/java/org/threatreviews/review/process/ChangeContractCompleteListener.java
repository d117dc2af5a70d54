package org.threatreviews.review.process;

import static org.threatreviews.review.process.ContractChangeIds.NONE;
import static org.threatreviews.review.process.ContractChangeIds.VARIABLE_CHANGE;

import java.util.Arrays;
import java.util.Map;
import org.camunda.bpm.engine.context.ProcessEngineContext;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChangeWords;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.task.process.CompletedForm;

/**
 * Carries out the contract change that the team lead has entered, or finds out what it would do.
 */
@Component
class ChangeContractCompleteListener implements TaskListener {

  /** Whether the change is carried out, or only shown. */
  private enum Step {
    SHOW,
    CARRY_OUT
  }

  private final ContractChanges contractChanges;
  private final BusinessCalendar calendar;

  ChangeContractCompleteListener(ContractChanges contractChanges, BusinessCalendar calendar) {
    this.contractChanges = contractChanges;
    this.calendar = calendar;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    String kind = form.text(VARIABLE_CHANGE)
        .orElseThrow(() -> new InvalidInput(
            VARIABLE_CHANGE, "required", "Please say what changes, or that nothing does."));
    boolean show = !kind.equals(NONE)
        && form.choice(ContractChangeIds.VARIABLE_STEP, Step.class)
            .filter(step -> step == Step.SHOW)
            .isPresent();
    task.getExecution().setVariable(ContractChangeIds.VARIABLE_ONLY_SHOWN, show);
    if (show) {
      refuseWhereTheTaskWouldNotComeBack(task);
      ContractChange change = change(form, kind);
      task.getExecution()
          .setVariable(ContractChangeIds.VARIABLE_EFFECT, effect(form.reference(), change));
      task.getExecution().setVariables(entered(change));
    } else if (!kind.equals(NONE)) {
      contractChanges.carryOut(form.reference(), change(form, kind));
    }
  }

  /** What the engine does meanwhile is undone too, so it must not be part of this command. */
  private String effect(String client, ContractChange change) {
    ProcessEngineContext.requiresNew();
    try {
      return String.join(
          "\n", ContractChangeWords.of(contractChanges.preview(client, change), calendar.zone()));
    } finally {
      ProcessEngineContext.clear();
    }
  }

  private static ContractChange change(CompletedForm form, String kind) {
    return new ContractChange(
        typeOf(kind),
        form.date(ContractChangeIds.VARIABLE_EFFECTIVE).orElse(null),
        form.date(ContractChangeIds.VARIABLE_UNTIL).orElse(null),
        form.date(ContractChangeIds.VARIABLE_CONTRACT_END).orElse(null),
        form.choice(ContractChangeIds.VARIABLE_SUBSCRIPTION, Subscription.class).orElse(null));
  }

  /** For the form that comes back; whether it is carried out then is asked anew. */
  private static Map<String, Object> entered(ContractChange change) {
    return Variables.putValue(VARIABLE_CHANGE, change.type().name())
        .putValue(ContractChangeIds.VARIABLE_EFFECTIVE, text(change.effective()))
        .putValue(ContractChangeIds.VARIABLE_UNTIL, text(change.until()))
        .putValue(ContractChangeIds.VARIABLE_CONTRACT_END, text(change.contractEnd()))
        .putValue(ContractChangeIds.VARIABLE_SUBSCRIPTION, text(change.subscription()));
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  /** A task of an earlier version of the model ends with its form, whatever was chosen. */
  private static void refuseWhereTheTaskWouldNotComeBack(DelegateTask task) {
    if (task.getBpmnModelInstance().getModelElementById(ContractChangeIds.GATEWAY_IS_ONLY_SHOWN)
        == null) {
      throw new InvalidInput(
          ContractChangeIds.VARIABLE_STEP,
          "notHere",
          "This task was begun before changes could be shown first."
              + " Please complete it with no change, and begin a new one.");
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
