package org.threatreviews.support.tables;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The string literals and text blocks of a Java source, without what stands in comments. */
final class JavaStrings {

  private static final Pattern TOKEN = Pattern.compile(
      "//[^\\n]*" // to the end of the line
          + "|/\\*.*?\\*/"
          + "|'(?:[^'\\\\\\n]|\\\\.)++'"
          + "|\"\"\"(?<block>(?:[^\"\\\\]++|\\\\.|\"(?!\"\"))*+)\"\"\""
          + "|\"(?<line>(?:[^\"\\\\\\n]++|\\\\.)*+)\"",
      Pattern.DOTALL);

  private JavaStrings() {}

  static List<String> of(String source) {
    return TOKEN
        .matcher(source)
        .results()
        .map(token -> token.group())
        .filter(token -> token.startsWith("\""))
        .map(JavaStrings::content)
        .toList();
  }

  private static String content(String literal) {
    Matcher token = TOKEN.matcher(literal);
    if (!token.matches()) {
      throw new IllegalArgumentException("no literal: " + literal);
    }
    return token.group("block") == null ? token.group("line") : token.group("block");
  }
}
