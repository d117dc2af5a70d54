package org.threatreviews.support.wronghouse.incident;

import org.threatreviews.support.wronghouse.board.Board;
import org.threatreviews.support.wronghouse.incident.web.IncidentRequest;
import org.threatreviews.support.wronghouse.invariant.Rules;
import org.threatreviews.support.wronghouse.portal.Page;
import org.threatreviews.support.wronghouse.review.Reviews;

/** A root that uses its web package, the board, the portal, the invariants, and the wrong process. */
public class Incidents {
  IncidentRequest request;
  Board board;
  Page page;
  Rules rules;
  Reviews reviews;
}
