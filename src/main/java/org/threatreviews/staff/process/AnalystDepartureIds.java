package org.threatreviews.staff.process;

/** The names in the model {@code analyst-departure}. */
final class AnalystDepartureIds {

  static final String PROCESS = "analyst-departure";

  static final String MESSAGE_DEPARTURE_CHANGED = "analyst.departureChanged";

  static final String VARIABLE_OVER = "departureOver";

  private AnalystDepartureIds() {}
}
