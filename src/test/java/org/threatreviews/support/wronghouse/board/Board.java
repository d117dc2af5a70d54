package org.threatreviews.support.wronghouse.board;

import org.camunda.bpm.engine.RuntimeService;
import org.threatreviews.support.wronghouse.platform.Engine;

/** Uses the platform, and the engine outside a process package. */
public class Board {
  Engine platform;
  RuntimeService engine;
}
