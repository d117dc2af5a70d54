package org.threatreviews.platform;

/** The groups of people and programs that the product knows; each is an authority at sign-in. */
final class Groups {

  static final String TEAM_LEAD = "team-lead";
  static final String ANALYST = "analyst";
  static final String ADVISOR = "advisor";
  static final String SOC = "soc";

  /** The client portal or SOC platform: uses our API and nothing else. */
  static final String INTEGRATION = "integration";

  /** The engine's administrators: they keep the users. */
  static final String ADMIN = org.camunda.bpm.engine.authorization.Groups.CAMUNDA_ADMIN;

  static final String[] ALL = {TEAM_LEAD, ANALYST, ADVISOR, SOC, INTEGRATION, ADMIN};

  private Groups() {}
}
