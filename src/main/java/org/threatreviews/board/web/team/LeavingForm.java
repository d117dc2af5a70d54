package org.threatreviews.board.web.team;

/** A departure as it was entered; without a last day somebody leaves now. */
record LeavingForm(String lastDay, String successor) {}
