package org.threatreviews.improvement;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An action that a review has agreed on.
 *
 * @param review reference of the review
 * @param agendaItem the item of its agenda from which it came
 * @param title what to do, at most 200 characters
 * @param owner who has to act
 * @param dueDate the day by which it is to be done
 */
public record NewActionPoint(
    String client, String review, UUID agendaItem, String title, Owner owner, LocalDate dueDate) {}
