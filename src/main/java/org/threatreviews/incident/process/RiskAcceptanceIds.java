package org.threatreviews.incident.process;

/** The ids of the model {@code risk-acceptance.bpmn} that code and tests lean on. */
final class RiskAcceptanceIds {

  static final String PROCESS = "risk-acceptance";

  static final String EVENT_HEADS_UP_DUE = "event_headsUpDue";
  static final String EVENT_ACCEPTANCE_EXPIRED = "event_acceptanceExpired";

  static final String SERVICE_TASK_SEND_HEADS_UP = "serviceTask_sendHeadsUp";

  static final String MESSAGE_ACCEPTANCE_ENDED = "incident.acceptanceEnded";

  private RiskAcceptanceIds() {}
}
