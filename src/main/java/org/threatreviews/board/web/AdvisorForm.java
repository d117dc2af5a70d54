package org.threatreviews.board.web;

/** Who is named for a client, as it was entered. */
record AdvisorForm(String advisor, String deputy, String reason) {}
