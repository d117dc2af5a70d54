package org.threatreviews.engine;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.camunda.bpm.engine.OptimisticLockingException;
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
class UseCaseConflictRetry {

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static DefaultPointcutAdvisor conflictRetryAdvisor() {
    DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
        new AnnotationMatchingPointcut(Transactional.class, true),
        (MethodInterceptor) UseCaseConflictRetry::invoke);
    advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return advisor;
  }

  private static Object invoke(MethodInvocation invocation) throws Throwable {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return invocation.proceed();
    }
    try {
      return ConflictRetry.<Object, Throwable>execute(
          attempt -> ((ProxyMethodInvocation) invocation).invocableClone().proceed());
    } catch (RuntimeException e) {
      throw translated(e);
    }
  }

  /** As Spring's exception, so that whoever answers a request need not know the engine. */
  private static RuntimeException translated(RuntimeException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockingException) {
        return new OptimisticLockingFailureException("lost against another step", fault);
      }
    }
    return fault;
  }
}
