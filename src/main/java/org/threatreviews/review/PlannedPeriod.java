package org.threatreviews.review;

/**
 * The period of the contract that a review is for.
 *
 * @param title the quarter or month that it stands for, such as {@code Q1 2027}
 * @param cadenceMonths its regular length
 * @param periodIndex its number among the contract's periods of this length, from 0
 */
public record PlannedPeriod(String title, int cadenceMonths, int periodIndex) {}
