package org.threatreviews.history;

/** Knows where the present step comes from. */
public interface DecisionOrigins {

  DecisionOrigin current();
}
