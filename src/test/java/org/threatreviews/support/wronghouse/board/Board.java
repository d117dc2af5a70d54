package org.threatreviews.support.wronghouse.board;

import org.camunda.bpm.engine.RuntimeService;
import org.threatreviews.support.wronghouse.http.Limits;

/** Uses the limits of requests, and Camunda outside a process package. */
public class Board {
  Limits limits;
  RuntimeService engine;
}
