package org.threatreviews.policy.process;

import java.util.Map;

/** The row of a decision table, by its columns; what each may hold is declared as a PolicyTable. */
public record PolicyRow(Map<String, Object> columns) {

  public int number(String column) {
    return ((Number) columns.get(column)).intValue();
  }

  /** Null where the row leaves the column empty. */
  public Integer optionalNumber(String column) {
    Object value = columns.get(column);
    return value == null ? null : ((Number) value).intValue();
  }

  public boolean flag(String column) {
    return (Boolean) columns.get(column);
  }

  public <E extends Enum<E>> E word(String column, Class<E> words) {
    return Enum.valueOf(words, (String) columns.get(column));
  }
}
