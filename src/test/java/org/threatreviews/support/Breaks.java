package org.threatreviews.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.threatreviews.invariant.Rule;

/**
 * A test that breaks a rule on purpose, or writes records without their processes. Every other
 * process test ends with all rules kept.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Breaks {

  /** The rules that may be broken at the end; none means all. */
  Rule[] value() default {};

  /** Why. */
  String because();
}
