package org.threatreviews.support.wronghouse.incident;

import org.threatreviews.support.wronghouse.board.Board;
import org.threatreviews.support.wronghouse.incident.web.IncidentRequest;
import org.threatreviews.support.wronghouse.portal.Page;
import org.threatreviews.support.wronghouse.review.Reviews;

/** A root that uses its web package, the board, the portal, and the wrong process. */
public class Incidents {
  IncidentRequest request;
  Board board;
  Page page;
  Reviews reviews;
}
