package org.threatreviews.support.wronghouse.access;

import org.threatreviews.support.wronghouse.engine.Engine;

/** A sign-in that knows the engine's configuration, the wrong way round. */
public class SignIn {
  Engine engine;
}
