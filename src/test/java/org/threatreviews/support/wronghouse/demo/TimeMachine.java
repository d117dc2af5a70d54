package org.threatreviews.support.wronghouse.demo;

/** Something that nothing may depend on. */
public class TimeMachine {}
