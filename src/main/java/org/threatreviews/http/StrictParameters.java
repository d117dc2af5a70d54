package org.threatreviews.http;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * What a yes or no and a number look like in a parameter. Spring would also take "on", "1" and
 * "0x10", digits of any script, and blanks around them. These are editors and no converters: where a
 * converter refuses, Spring still tries an editor of its own.
 */
@ControllerAdvice
class StrictParameters {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,10}");

  @InitBinder
  void strict(WebDataBinder binder) {
    binder.registerCustomEditor(Boolean.class, new Editor<>(StrictParameters::yesOrNo));
    binder.registerCustomEditor(boolean.class, new Editor<>(StrictParameters::yesOrNo));
    binder.registerCustomEditor(Integer.class, new Editor<>(StrictParameters::wholeNumber));
    binder.registerCustomEditor(int.class, new Editor<>(StrictParameters::wholeNumber));
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("Write true or false.");
    };
  }

  private static int wholeNumber(String text) {
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("Write a whole number.");
    }
    return Integer.parseInt(text);
  }

  /** An empty parameter counts as none. */
  private static final class Editor<T> extends PropertyEditorSupport {

    private final Function<String, T> read;

    private Editor(Function<String, T> read) {
      this.read = read;
    }

    @Override
    public void setAsText(String text) {
      setValue(text.isEmpty() ? null : read.apply(text));
    }
  }
}
