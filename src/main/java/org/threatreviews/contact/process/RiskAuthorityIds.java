package org.threatreviews.contact.process;

/** The names in the model {@code risk-authority}. */
final class RiskAuthorityIds {

  static final String PROCESS = "risk-authority";

  static final String USER_TASK_NAME_RISK_AUTHORITY = "userTask_nameRiskAuthority";

  static final String MESSAGE_RISK_AUTHORITY_CHANGED = "contact.riskAuthorityChanged";

  static final String VARIABLE_AUTHORITY_MISSING = "authorityMissing";
  static final String VARIABLE_BRIEFING = "briefing";
  static final String VARIABLE_CONTACT = "contact";
  static final String VARIABLE_CHOSEN_CONTACT = "chosenContact";
  static final String VARIABLE_CHOSEN_BY = "chosenBy";

  private RiskAuthorityIds() {}
}
