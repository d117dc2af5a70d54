package org.threatreviews.incident.process;

/** The ids of the model {@code report-correction.bpmn} that code and tests lean on. */
final class ReportCorrectionIds {

  static final String PROCESS = "report-correction";

  static final String USER_TASK_CORRECT_REPORT = "userTask_correctReport";

  static final String VARIABLE_INCIDENT = "incident";
  static final String VARIABLE_CORRECTION = "correction";
  static final String VARIABLE_NEW_SEVERITY = "newSeverity";
  static final String VARIABLE_DUPLICATE_OF = "duplicateOf";
  static final String VARIABLE_REASON = "reason";

  private ReportCorrectionIds() {}
}
