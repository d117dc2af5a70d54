package org.threatreviews.demo;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * True as long as nobody has configured a database: the application then brings everything itself.
 */
class OnEmbeddedDefault extends SpringBootCondition {

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    boolean configured =
        StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
    return new ConditionOutcome(
        !configured,
        ConditionMessage.forCondition("embedded default")
            .because(configured ? "a database is configured" : "no database is configured"));
  }
}
