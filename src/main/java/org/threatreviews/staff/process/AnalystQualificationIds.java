package org.threatreviews.staff.process;

/** The names in the model {@code analyst-qualification}. */
final class AnalystQualificationIds {

  static final String PROCESS = "analyst-qualification";

  static final String MESSAGE_QUALIFICATION_CHANGED = "analyst.qualificationChanged";

  static final String VARIABLE_MISSING = "qualificationMissing";
  static final String VARIABLE_BRIEFING = "briefing";
  static final String VARIABLE_QUALIFIED_FOR = "qualifiedFor";
  static final String VARIABLE_LANGUAGES = "languages";
  static final String VARIABLE_DECIDED_FOR = "decidedFor";
  static final String VARIABLE_DECIDED_LANGUAGES = "decidedLanguages";

  private AnalystQualificationIds() {}
}
