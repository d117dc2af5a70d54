package org.threatreviews.review;

import java.time.LocalDate;

/**
 * The period of the contract that a review is for.
 *
 * @param title the quarter or month that it stands for, such as {@code Q1 2027}
 * @param cadenceMonths its regular length
 * @param periodIndex its number among the contract's periods of this length, from 0
 * @param regularOn the day of its meeting as the contract has it, holds left aside; null for a
 *     review that was planned before that was kept
 * @param dueOn the day of its meeting as the contract has it, outside its holds; null as above, and
 *     when holds leave none and the meeting has a date all the same, which somebody chose
 */
public record PlannedPeriod(
    String title, int cadenceMonths, int periodIndex, LocalDate regularOn, LocalDate dueOn) {}
