package org.threatreviews.staff;

/**
 * Published, in the transaction in which somebody leaves the pool: from now on nothing is theirs.
 *
 * @param successor user id of who gets what they have not finished; null when a team lead sees to it
 */
public record AnalystLeft(String userId, String successor) {}
