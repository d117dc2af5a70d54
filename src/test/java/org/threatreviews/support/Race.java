package org.threatreviews.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test of what several do at once: either may win, so it is run in several rounds. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(Race.Rounds.class)
public @interface Race {

  /** Rounds of a plain run; a thorough one takes more, see {@link Thoroughness}. */
  int rounds() default 2;

  /** Runs the test once for each round. */
  class Rounds implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
      return AnnotationSupport.isAnnotated(context.getTestMethod(), Race.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
        ExtensionContext context) {
      int rounds = AnnotationSupport.findAnnotation(context.getTestMethod(), Race.class)
          .orElseThrow()
          .rounds();
      int all = Thoroughness.times(rounds);
      return IntStream.rangeClosed(1, all).mapToObj(round -> new TestTemplateInvocationContext() {
        @Override
        public String getDisplayName(int index) {
          return "round %d of %d".formatted(round, all);
        }
      });
    }
  }
}
