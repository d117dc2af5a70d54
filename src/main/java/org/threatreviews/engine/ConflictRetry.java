package org.threatreviews.engine;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Repeats a use case that lost against another one at the same moment, such as feedback against a
 * reminder that fell due. Only the outermost call is repeated: its transaction is rolled back, so
 * nothing of the lost attempt is left.
 */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class ConflictRetry {

  private static final Logger log = LoggerFactory.getLogger(ConflictRetry.class);
  private static final int ATTEMPTS = 5;

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static DefaultPointcutAdvisor conflictRetryAdvisor() {
    DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
        new AnnotationMatchingPointcut(Transactional.class, true),
        (MethodInterceptor) ConflictRetry::invoke);
    advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return advisor;
  }

  private static Object invoke(MethodInvocation invocation) throws Throwable {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return invocation.proceed();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return ((ProxyMethodInvocation) invocation).invocableClone().proceed();
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !EngineConflictRetry.isConflict(e)) {
          throw translated(e);
        }
        log.debug("{} lost against another step, attempt {}", invocation.getMethod(), attempt, e);
      }
    }
  }

  /** As Spring's exception, so that the answer to a caller needs to know no engine. */
  private static RuntimeException translated(RuntimeException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockingException) {
        return new OptimisticLockingFailureException("lost against another step", fault);
      }
    }
    return fault;
  }
}
