package org.threatreviews.support.wronghouse.portal;

/** Something that nothing may depend on. */
public class Page {}
