package org.threatreviews.board.web.team;

/** Who is named for a client, as it was entered. */
record AdvisorForm(String advisor, String deputy, String reason) {}
