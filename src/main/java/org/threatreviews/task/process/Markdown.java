package org.threatreviews.task.process;

import java.util.regex.Pattern;

/** The markup in which a task's form shows text. */
public final class Markdown {

  /** Characters of the markup itself, and what makes a bare address a link. */
  private static final Pattern MARKUP =
      Pattern.compile("[\\\\`*_{}\\[\\]<>#|!~&]|:(?=//)|(?<=www)\\.", Pattern.CASE_INSENSITIVE);

  private Markdown() {}

  /** What people wrote, shown as they wrote it: none of it becomes a link, an image or a heading. */
  public static String literal(String words) {
    return MARKUP.matcher(words).replaceAll("\\\\$0");
  }
}
