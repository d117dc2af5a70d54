package org.threatreviews.review.process;

/** The names in the model {@code contract-change}. */
final class ContractChangeIds {

  static final String PROCESS = "contract-change";

  static final String USER_TASK_CHANGE_CONTRACT = "userTask_changeContract";

  static final String VARIABLE_CLIENT = "client";
  static final String VARIABLE_BRIEFING = "briefing";
  static final String VARIABLE_CHANGE = "change";
  static final String VARIABLE_EFFECTIVE = "effective";
  static final String VARIABLE_UNTIL = "until";
  static final String VARIABLE_CONTRACT_END = "contractEnd";
  static final String VARIABLE_SUBSCRIPTION = "subscription";
  static final String VARIABLE_STEP = "step";
  static final String VARIABLE_ONLY_SHOWN = "onlyShown";

  /** What a change would do, one sentence a line. */
  static final String VARIABLE_EFFECT = "effect";

  static final String GATEWAY_IS_ONLY_SHOWN = "gateway_isOnlyShown";

  /** What a form answers when nothing changes. */
  static final String NONE = "NONE";

  private ContractChangeIds() {}
}
