package org.threatreviews.closing.process;

/** The names in the model {@code contract-closing} and its decision. */
final class ContractClosingIds {

  static final String PROCESS = "contract-closing";

  static final String USER_TASK_SETTLE_OPEN_ITEMS = "userTask_settleOpenItems";

  static final String MESSAGE_CONTRACT_END_MOVED = "contract.endMoved";

  static final String DECISION_TERMS = "closing-policy";

  static final String VARIABLE_SUBSCRIPTION = "subscription";
  static final String VARIABLE_UNDECIDED = "undecided";
  static final String VARIABLE_CONTRACT_OVER = "contractOver";
  static final String VARIABLE_BRIEFING = "briefing";
  static final String VARIABLE_ACTIONS = "actions";
  static final String VARIABLE_EXCEPTIONS = "exceptions";
  static final String VARIABLE_NOTE = "note";

  private ContractClosingIds() {}
}
