package org.threatreviews.improvement;

import java.time.LocalDate;

/**
 * What is to change about an action point; what is null stays as it is.
 *
 * @param reason why it is declined; given if and only if the status is {@code DECLINED}
 */
public record ActionPointChange(
    String title, Owner owner, LocalDate dueDate, ActionPointStatus status, String reason) {}
