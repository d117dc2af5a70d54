package org.threatreviews.staff;

/**
 * Published, in the transaction of the change, when somebody can't hold reviews on these days.
 *
 * @param days all days for somebody who has left
 */
public record AnalystUnavailable(String userId, Absence days) {}
