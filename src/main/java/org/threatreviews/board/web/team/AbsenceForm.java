package org.threatreviews.board.web.team;

/** Days of absence as they were entered. */
record AbsenceForm(String from, String to) {}
