package org.threatreviews.client;

import java.time.LocalDate;

/**
 * The days of one contract, both inclusive. A renewal is another one, which may follow without a
 * gap.
 */
public record ContractSpan(LocalDate firstDay, LocalDate lastDay) {}
