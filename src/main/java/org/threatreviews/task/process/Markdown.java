package org.threatreviews.task.process;

import java.util.regex.Pattern;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.threatreviews.input.Text;

/** The markup in which a task's form shows text. */
public final class Markdown {

  /** Characters of the markup itself, and what makes a bare address a link. */
  private static final Pattern MARKUP =
      Pattern.compile("[\\\\`*_{}\\[\\]<>#|!~&]|:(?=//)|(?<=www)\\.", Pattern.CASE_INSENSITIVE);

  private Markdown() {}

  /**
   * The text as a variable whose field {@code text} a form shows; the engine keeps a plain text only
   * up to 4,000 characters.
   */
  public static TypedValue variable(String markdown) {
    return SpinValues.jsonValue(Spin.JSON("{}").prop("text", markdown).toString())
        .create();
  }

  /** What people wrote, shown as they wrote it: none of it becomes a link, an image or a heading. */
  public static String literal(String words) {
    return MARKUP.matcher(Text.seen(words)).replaceAll("\\\\$0");
  }
}
