package org.threatreviews.staff;

/**
 * Published, in the transaction of the change, when somebody in the pool may hold reviews that they
 * might not hold before: of another subscription, or in another language.
 */
public record AnalystQualified(String userId) {}
