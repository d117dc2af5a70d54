package org.threatreviews.support.wronghouse.invariant;

/** Used from below. */
public class Rules {}
