package org.threatreviews.incident.process;

/** The ids of the model {@code risk-acceptance.bpmn} that code and tests lean on. */
final class RiskAcceptanceIds {

  static final String PROCESS = "risk-acceptance";

  static final String EVENT_RISK_ACCEPTED = "event_riskAccepted";
  static final String EVENT_HEADS_UP_DUE = "event_headsUpDue";
  static final String EVENT_ACCEPTANCE_EXPIRED = "event_acceptanceExpired";
  static final String EVENT_ACCEPTANCE_ENDED = "event_acceptanceEnded";
  static final String EVENT_ACCEPTANCE_OVER = "event_acceptanceOver";
  static final String EVENT_END_REQUESTED = "event_endRequested";
  static final String EVENT_ENDED_EARLY = "event_endedEarly";

  static final String GATEWAY_IS_RISK_ACCEPTED = "gateway_isRiskAccepted";

  static final String SERVICE_TASK_SEND_HEADS_UP = "serviceTask_sendHeadsUp";

  static final String SUB_PROCESS_ENDED_EARLY = "subProcess_endedEarly";

  static final String MESSAGE_ACCEPTANCE_ENDED = "incident.acceptanceEnded";

  private RiskAcceptanceIds() {}
}
