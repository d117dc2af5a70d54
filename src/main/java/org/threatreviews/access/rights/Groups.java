package org.threatreviews.access.rights;

/** The groups of people and programs that the product knows; each is an authority at sign-in. */
public final class Groups {

  public static final String TEAM_LEAD = "team-lead";
  public static final String ANALYST = "analyst";
  public static final String ADVISOR = "advisor";
  public static final String SOC = "soc";

  /** The client portal or SOC platform: uses our API and nothing else. */
  public static final String INTEGRATION = "integration";

  /** The engine's administrators: they keep the users. */
  public static final String ADMIN = org.camunda.bpm.engine.authorization.Groups.CAMUNDA_ADMIN;

  /**
   * For emergencies: changes processes by hand, past all rules. Nobody is in it in daily work, and
   * whatever is done with it is recorded.
   */
  public static final String BREAK_GLASS = "break-glass";

  private Groups() {}

  public static String[] all() {
    return new String[] {TEAM_LEAD, ANALYST, ADVISOR, SOC, INTEGRATION, ADMIN, BREAK_GLASS};
  }
}
