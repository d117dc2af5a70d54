package org.threatreviews.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.threatreviews.http.Problems.Fault;

/** Says of values that break a constraint which field is to blame, and for what: all of them. */
final class ValidationFaults {

  private ValidationFaults() {}

  static ProblemDetail of(BindException fault) {
    return problem(fault.getAllErrors().stream()
        .map(error -> error instanceof FieldError field
            ? of(field)
            : new Fault("body", rule(error), error.getDefaultMessage())));
  }

  static ProblemDetail of(MethodValidationResult result) {
    return problem(result.getParameterValidationResults().stream().flatMap(ValidationFaults::of));
  }

  static ProblemDetail of(ConstraintViolationException violations) {
    return problem(violations.getConstraintViolations().stream().map(ValidationFaults::of));
  }

  private static ProblemDetail problem(Stream<Fault> faults) {
    List<Fault> sorted = faults
        .sorted(Comparator.comparing(Fault::field).thenComparing(Fault::rule))
        .toList();
    return Problems.of(HttpStatus.BAD_REQUEST, sorted);
  }

  private static Stream<Fault> of(ParameterValidationResult result) {
    if (result instanceof ParameterErrors errors) {
      return errors.getFieldErrors().stream().map(ValidationFaults::of);
    }
    String name = String.valueOf(result.getMethodParameter().getParameterName());
    return result.getResolvableErrors().stream()
        .map(error -> fault(name, rule(error), error.getDefaultMessage()));
  }

  private static Fault of(FieldError error) {
    return fault(error.getField(), rule(error), error.getDefaultMessage());
  }

  private static Fault of(ConstraintViolation<?> violation) {
    String path = violation.getPropertyPath().toString();
    String name =
        violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    return fault(
        path.substring(path.lastIndexOf('.') + 1), camelCase(name), violation.getMessage());
  }

  private static Fault fault(String field, String rule, String message) {
    return new Fault(field, rule, "'%s' %s.".formatted(field, message));
  }

  /** The last code of a constraint violation is its annotation's plain name. */
  private static String rule(MessageSourceResolvable error) {
    String[] codes = error.getCodes();
    return codes == null || codes.length == 0 ? "valid" : camelCase(codes[codes.length - 1]);
  }

  private static String camelCase(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
