package org.threatreviews.board.web;

/** The new start of a meeting as it was entered, in the business zone. */
record MoveForm(String review, String start) {}
