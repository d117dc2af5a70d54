package org.threatreviews.incident.escalation;

/**
 * A row of the default: in these hours the contacts of these levels are called, the lowest level
 * first, and after those of the rows before.
 *
 * @param toLevel inclusive
 */
public record DefaultRule(CallHours hours, int fromLevel, int toLevel) {

  boolean names(int level) {
    return level >= fromLevel && level <= toLevel;
  }
}
