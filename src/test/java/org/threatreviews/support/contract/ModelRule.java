package org.threatreviews.support.contract;

import java.util.function.Function;
import java.util.stream.Stream;
import org.threatreviews.support.contract.ModelFolder.ProcessModel;

/**
 * One rule that a process model keeps.
 *
 * @param says the rule in words
 * @param violations what breaks it, each beginning with the element's id
 */
public record ModelRule(String says, Function<ProcessModel, Stream<String>> violations) {
  @Override
  public String toString() {
    return says;
  }
}
