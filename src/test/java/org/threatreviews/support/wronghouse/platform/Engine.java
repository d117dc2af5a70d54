package org.threatreviews.support.wronghouse.platform;

/** Something that nothing may depend on. */
public class Engine {}
