package org.threatreviews.review.process;

/** The names in the model {@code handed-item}. */
final class HandedItemIds {

  static final String PROCESS = "handed-item";

  static final String USER_TASK_HANDLE_AGENDA_ITEM = "userTask_handleAgendaItem";

  static final String MESSAGE_ITEM_TAKEN_BACK = "item.takenBack";

  static final String VARIABLE_AGENDA_ITEM = "agendaItem";
  static final String VARIABLE_RESULT = "result";

  private HandedItemIds() {}
}
