package org.threatreviews.support.wronghouse.engine;

import org.threatreviews.support.wronghouse.demo.TimeMachine;

/** An engine that knows the demo. */
public class Engine {
  TimeMachine demo;
}
