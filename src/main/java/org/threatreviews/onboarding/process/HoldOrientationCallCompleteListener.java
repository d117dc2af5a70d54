package org.threatreviews.onboarding.process;

import java.time.DayOfWeek;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.onboarding.OrientationCall;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.task.process.CompletedForm;

@Component
class HoldOrientationCallCompleteListener implements TaskListener {

  private static final String WEEKDAY = "preferredWeekday";
  private static final String TIME = "preferredTime";

  private final Onboarding onboarding;

  HoldOrientationCallCompleteListener(Onboarding onboarding) {
    this.onboarding = onboarding;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    onboarding.recordOrientationCall(
        form.reference(),
        new OrientationCall(
            form.date("heldOn").orElse(null),
            weekday(form.text(WEEKDAY).orElseThrow(() -> CompletedForm.missing(WEEKDAY))),
            form.time(TIME).orElseThrow(() -> CompletedForm.missing(TIME)),
            form.text("notes").orElse(null)),
        form.by());
  }

  private static DayOfWeek weekday(String text) {
    DayOfWeek weekday = OrientationDates.WEEKDAYS.get(text);
    if (weekday == null) {
      throw new InvalidInput(
          WEEKDAY,
          "weekday",
          "'%s' is not one of the weekdays MON, TUE, WED, THU and FRI.".formatted(text));
    }
    return weekday;
  }
}
