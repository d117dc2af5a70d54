package org.threatreviews.board;

import java.time.LocalDate;

/**
 * A client at which nobody is there who may accept risks.
 *
 * @param client its reference
 * @param name the client's
 * @param awayUntil the last day on which all who may are away; null when nobody may at all
 */
public record WithoutRiskAuthority(String client, String name, LocalDate awayUntil) {}
