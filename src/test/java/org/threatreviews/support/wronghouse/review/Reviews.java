package org.threatreviews.support.wronghouse.review;

/** Something that incidents may not depend on. */
public class Reviews {}
