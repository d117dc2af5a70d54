package org.threatreviews.staff.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.task.process.CompletedForm;

/** Takes the lead's word on what somebody may hold; the next step qualifies them. */
@Component
class QualifyAnalystCompleteListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    QualifiedFor decided = form.choice(
            AnalystQualificationIds.VARIABLE_QUALIFIED_FOR, QualifiedFor.class)
        .orElseThrow(() -> CompletedForm.missing(AnalystQualificationIds.VARIABLE_QUALIFIED_FOR));
    String languages = form.text(AnalystQualificationIds.VARIABLE_LANGUAGES).orElse(null);
    decided.in(languages);
    task.setVariable(AnalystQualificationIds.VARIABLE_DECIDED_FOR, decided.name());
    task.setVariable(AnalystQualificationIds.VARIABLE_DECIDED_LANGUAGES, languages);
  }
}
