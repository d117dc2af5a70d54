package org.threatreviews.improvement;

import java.time.LocalDate;

/**
 * What is to change about an improvement; what is null stays as it is.
 *
 * @param reason why the improvement is on the list; together with the status {@code DECLINED}, why
 *     it is declined
 */
public record ImprovementChange(
    String title, String reason, Owner owner, ImprovementStatus status, LocalDate targetDate) {}
