package org.threatreviews.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.threatreviews.http.Problems.Fault;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.Refusal;
import org.threatreviews.problem.UnknownReference;

/**
 * Answers whatever goes wrong in a call of the API with problem details (RFC 9457) that name the
 * field and the rule. Pages for people keep their own error pages;
 * their scripts get problem details too.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemDetailsHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemDetailsHandler.class);

  /** PostgreSQL stores no NUL character; it answers with one of these states. */
  private static final List<String> NUL_CHARACTER = List.of("22021", "22P05");

  @ExceptionHandler(Exception.class)
  ResponseEntity<ProblemDetail> answer(Exception fault, HttpServletRequest request)
      throws Exception {
    boolean page = !request.getRequestURI().startsWith("/api/")
        && !request.getRequestURI().startsWith("/demo/")
        && !request.getMethod().equals("PUT"); // a page's form sends none, a page's script does
    boolean signIn =
        fault instanceof AccessDeniedException || fault instanceof AuthenticationException;
    boolean gone = fault instanceof IOException; // the caller hung up
    if (page || signIn || gone) {
      throw fault;
    }
    ProblemDetail problem = refused(fault)
        .or(() -> unreadable(fault))
        .or(() -> invalid(fault))
        .or(() -> lost(fault))
        .or(() -> http(fault))
        .orElseGet(() -> ours(fault, request));
    problem.setInstance(Problems.instanceOf(request));
    HttpHeaders headers = new HttpHeaders();
    if (fault instanceof ErrorResponse response) {
      headers.putAll(response.getHeaders()); // Allow, Accept
    }
    if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      headers.set(HttpHeaders.RETRY_AFTER, "1");
    }
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return ResponseEntity.status(problem.getStatus()).headers(headers).body(problem);
  }

  private static Optional<ProblemDetail> refused(Throwable fault) {
    return Refusal.in(fault)
        .map(r -> Problems.of(statusOf(r), r.field(), r.rule(), r.getMessage()));
  }

  private static HttpStatus statusOf(Refusal refusal) {
    if (refusal instanceof InvalidInput) {
      return HttpStatus.BAD_REQUEST;
    }
    return refusal instanceof UnknownReference ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
  }

  private static Optional<ProblemDetail> unreadable(Exception fault) {
    if (!(fault instanceof HttpMessageNotReadableException)) {
      return Optional.empty();
    }
    for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof LimitedBody.TooLarge tooLarge) {
        return Optional.of(tooLarge.problem());
      }
    }
    return Optional.of(
        fault.getCause() instanceof JsonProcessingException json
            ? JsonFaults.of(json)
            : bad("body", "required", "The request needs a JSON body."));
  }

  private static Optional<ProblemDetail> invalid(Exception fault) {
    if (fault instanceof BindException bind) { // MethodArgumentNotValidException too
      return Optional.of(several(bind.getAllErrors().stream()
          .map(error -> error instanceof FieldError field
              ? of(field)
              : new Fault("body", rule(error), error.getDefaultMessage()))
          .toList()));
    }
    if (fault instanceof HandlerMethodValidationException method) {
      return Optional.of(several(method.getParameterValidationResults().stream()
          .flatMap(ProblemDetailsHandler::of)
          .toList()));
    }
    if (fault instanceof ConstraintViolationException violations) {
      return Optional.of(several(violations.getConstraintViolations().stream()
          .map(ProblemDetailsHandler::of)
          .toList()));
    }
    if (fault instanceof MethodArgumentTypeMismatchException mismatch) {
      return Optional.of(JsonFaults.value(
          mismatch.getName(),
          String.valueOf(mismatch.getValue()),
          mismatch.getParameter().nestedIfOptional().getNestedParameterType()));
    }
    if (fault instanceof TypeMismatchException mismatch && mismatch.getRequiredType() != null) {
      return Optional.of(JsonFaults.value(
          mismatch.getPropertyName() == null ? "body" : mismatch.getPropertyName(),
          String.valueOf(mismatch.getValue()),
          mismatch.getRequiredType()));
    }
    if (fault instanceof MissingServletRequestParameterException missing) {
      return Optional.of(bad(
          missing.getParameterName(),
          "required",
          "The parameter '%s' is missing.".formatted(missing.getParameterName())));
    }
    return in(fault, DataIntegrityViolationException.class)
        .flatMap(data -> in(data, SQLException.class))
        .filter(sql -> NUL_CHARACTER.contains(sql.getSQLState()))
        .map(sql -> bad("body", "noNulCharacter", "Text cannot contain the NUL character."));
  }

  private static Optional<ProblemDetail> lost(Exception fault) {
    if (in(fault, DuplicateKeyException.class).isPresent()) {
      return Optional.of(Problems.of(
          HttpStatus.CONFLICT,
          "reference",
          "alreadyExists",
          "Another request created the same thing at the same time; please send yours again."));
    }
    if (in(fault, ConcurrencyFailureException.class).isPresent()) {
      return Optional.of(Problems.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "path",
          "concurrentChange",
          "Changed by someone else meanwhile; nothing was saved, please try again."));
    }
    return Optional.empty();
  }

  /** Spring Data and the engine wrap what happened below. */
  private static <T extends Throwable> Optional<T> in(Throwable fault, Class<T> type) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  private static Optional<ProblemDetail> http(Exception fault) {
    if (fault instanceof NoResourceFoundException) {
      return Optional.of(Problems.of(
          HttpStatus.NOT_FOUND, "path", "unknownPath", "There is nothing at this address."));
    }
    if (fault instanceof HttpRequestMethodNotSupportedException method) {
      return Optional.of(Problems.of(
          method.getStatusCode(),
          "method",
          "methodNotAllowed",
          "%s is not supported here.".formatted(method.getMethod())));
    }
    if (fault instanceof HttpMediaTypeNotSupportedException type) {
      return Optional.of(Problems.of(
          type.getStatusCode(),
          "Content-Type",
          "mediaType",
          "Please send the body as application/json."));
    }
    if (fault instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
      HttpStatusCode status = response.getStatusCode();
      return Optional.of(Problems.of(
          status,
          "request",
          "http" + status.value(),
          Optional.ofNullable(response.getBody().getDetail()).orElse("Refused.")));
    }
    return Optional.empty();
  }

  /** Logged once with a number that the caller sees; what happened inside stays inside. */
  private static ProblemDetail ours(Exception fault, HttpServletRequest request) {
    String correlation = UUID.randomUUID().toString();
    log.error(
        "{} {} failed, correlation id {}",
        request.getMethod(),
        request.getRequestURI(),
        correlation,
        fault);
    ProblemDetail problem = Problems.of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "request",
        "internalError",
        "Something went wrong on our side. The log has the details under %s."
            .formatted(correlation));
    problem.setProperty("correlationId", correlation);
    return problem;
  }

  private static ProblemDetail several(List<Fault> faults) {
    List<Fault> sorted = new ArrayList<>(faults);
    sorted.sort(java.util.Comparator.comparing(Fault::field).thenComparing(Fault::rule));
    return Problems.of(HttpStatus.BAD_REQUEST, sorted);
  }

  private static ProblemDetail bad(String field, String rule, String detail) {
    return Problems.of(HttpStatus.BAD_REQUEST, field, rule, detail);
  }

  private static Stream<Fault> of(ParameterValidationResult result) {
    if (result instanceof ParameterErrors errors) {
      return errors.getFieldErrors().stream().map(ProblemDetailsHandler::of);
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
