package org.threatreviews.support.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a piece of SQL reads and what it writes. */
record TableNames(List<String> read, List<String> written, boolean composed) {

  private static final String NAME = "[a-z_][a-z_0-9]*";

  /** After {@code from} there may be a list: {@code mail_outbox other, mail_outbox mail}. */
  private static final Pattern READ = Pattern.compile(
      "\\b(?:(?<!delete )from|join)\\s+(?:lateral\\s+|only\\s+)?(%1$s(?:(?:\\s+as)?\\s+%1$s)?(?:\\s*,\\s*%1$s(?:(?:\\s+as)?\\s+%1$s)?)*)"
          .formatted(NAME));

  private static final Pattern WRITTEN = Pattern.compile(
      "\\b(?:insert\\s+into|(?<!for )(?<!key )update|delete\\s+from|truncate(?:\\s+table)?|lock\\s+table|alter\\s+table)\\s+(?:only\\s+)?(%s)"
          .formatted(NAME));

  /** A statement whose table is put in from elsewhere, so that nobody sees whose it is. */
  private static final Pattern COMPOSED = Pattern.compile(
      "\\b(?:select|delete)\\b.*\\b(?:from|join)\\s+(?:$|%)|\\b(?:insert\\s+into|update)\\s+(?:$|%)",
      Pattern.DOTALL);

  static TableNames in(String sql) {
    List<String> read = new ArrayList<>();
    for (MatchResult list : READ.matcher(sql).results().toList()) {
      for (String table : list.group(1).split(",")) {
        read.add(table.strip().split("\\s+")[0]);
      }
    }
    List<String> written =
        WRITTEN.matcher(sql).results().map(table -> table.group(1)).toList();
    return new TableNames(read, written, COMPOSED.matcher(sql).find());
  }
}
