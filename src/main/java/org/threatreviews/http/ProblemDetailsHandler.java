package org.threatreviews.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
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
import org.springframework.lang.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.BindException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.threatreviews.database.DatabaseOutage;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.NotEntitled;
import org.threatreviews.problem.Refusal;
import org.threatreviews.problem.UnknownReference;

/**
 * Answers whatever goes wrong in a call of the API with problem details (RFC 9457) that name the
 * field and the rule. Pages for people keep their own error pages;
 * their scripts get problem details too.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemDetailsHandler extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemDetailsHandler.class);

  /** PostgreSQL stores no NUL character; it answers with one of these states. */
  private static final List<String> NUL_CHARACTER = List.of("22021", "22P05");

  /** Whatever comes out of the product itself: refusals, lost races, and what should not happen. */
  @ExceptionHandler(Exception.class)
  ResponseEntity<Object> handleAnyOther(
      Exception fault, HttpServletRequest request, HttpServletResponse response) throws Exception {
    boolean signIn =
        fault instanceof AccessDeniedException || fault instanceof AuthenticationException;
    boolean gone = fault instanceof IOException; // the caller hung up
    Optional<ProblemDetail> refused = refused(fault);
    if (isPage(request) && refused.isPresent()) {
      RefusedPages.say(refused.get(), request);
      response.sendError(refused.get().getStatus());
      return null; // the response is complete
    }
    if (isPage(request) || signIn || gone) {
      throw fault;
    }
    ProblemDetail problem = refused
        .or(() -> violated(fault))
        .or(() -> unstorable(fault))
        .or(() -> away(fault, request))
        .or(() -> lost(fault))
        .orElseGet(() -> ours(fault, request));
    return answer(problem, new HttpHeaders(), request);
  }

  @ExceptionHandler(BindException.class)
  ResponseEntity<Object> handleBinding(BindException fault, WebRequest request) {
    return bad(fault, ValidationFaults.of(fault), new HttpHeaders(), request);
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return bad(fault, ValidationFaults.of(fault), headers, request);
  }

  @Override
  protected ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return bad(fault, ValidationFaults.of(fault), headers, request);
  }

  @Override
  protected ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String name = fault.getParameterName();
    return bad(
        fault,
        bad(name, "required", "The parameter '%s' is missing.".formatted(name)),
        headers,
        request);
  }

  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException fault, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (fault.getRequiredType() == null) {
      return handleExceptionInternal(
          fault, null, headers, HttpStatus.INTERNAL_SERVER_ERROR, request);
    }
    Class<?> type = fault instanceof MethodArgumentTypeMismatchException argument
        ? argument.getParameter().nestedIfOptional().getNestedParameterType()
        : fault.getRequiredType();
    String name = fault instanceof MethodArgumentTypeMismatchException argument
        ? argument.getName()
        : Optional.ofNullable(fault.getPropertyName()).orElse("body");
    return bad(
        fault, JsonFaults.value(name, String.valueOf(fault.getValue()), type), headers, request);
  }

  @Override
  protected ResponseEntity<Object> handleConversionNotSupported(
      ConversionNotSupportedException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return handleTypeMismatch(fault, headers, status, request);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (in(fault, StreamConstraintsException.class)
        .filter(BodyLimit::isExceeded)
        .isPresent()) {
      return handleExceptionInternal(
          fault, BodyLimit.problem(), headers, HttpStatus.PAYLOAD_TOO_LARGE, request);
    }
    ProblemDetail problem = fault.getCause() instanceof JsonProcessingException json
        ? JsonFaults.of(json)
        : bad("body", "required", "The request needs a JSON body.");
    return bad(fault, problem, headers, request);
  }

  @Override
  protected ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return handleExceptionInternal(
        fault,
        Problems.of(status, "path", "unknownPath", "There is nothing at this address."),
        headers,
        status,
        request);
  }

  @Override
  protected ResponseEntity<Object> handleHttpRequestMethodNotSupported(
      HttpRequestMethodNotSupportedException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return handleExceptionInternal(
        fault,
        Problems.of(
            status,
            "method",
            "methodNotAllowed",
            "%s is not supported here.".formatted(fault.getMethod())),
        headers,
        status,
        request);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
      HttpMediaTypeNotSupportedException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return handleExceptionInternal(
        fault,
        Problems.of(
            status, "Content-Type", "mediaType", "Please send the body as application/json."),
        headers,
        status,
        request);
  }

  private ResponseEntity<Object> bad(
      Exception fault, ProblemDetail problem, HttpHeaders headers, WebRequest request) {
    return handleExceptionInternal(fault, problem, headers, HttpStatus.BAD_REQUEST, request);
  }

  /** Where all faults that Spring MVC knows end up, with our problem or with its own. */
  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception fault,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ServletWebRequest servlet = (ServletWebRequest) request;
    if (isPage(servlet.getRequest())) {
      if (body instanceof ProblemDetail problem && status.is4xxClientError()) {
        RefusedPages.say(problem, servlet.getRequest());
      }
      return showErrorPage(fault, headers, status, servlet);
    }
    ProblemDetail problem = refused(fault)
        .or(() -> Optional.ofNullable(body)
            .filter(ProblemDetail.class::isInstance)
            .map(ProblemDetail.class::cast)
            .filter(Problems::namesFieldAndRule))
        .or(() -> otherRefusal(body, status))
        .orElseGet(() -> ours(fault, servlet.getRequest()));
    return answer(problem, headers, servlet.getRequest());
  }

  /** As Spring MVC does without this class. */
  private static ResponseEntity<Object> showErrorPage(
      Exception fault, HttpHeaders headers, HttpStatusCode status, ServletWebRequest request) {
    HttpServletResponse response = request.getResponse();
    headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    if (status.is5xxServerError()) {
      request.getRequest().setAttribute(RequestDispatcher.ERROR_EXCEPTION, fault);
    }
    try {
      response.sendError(status.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return null; // the response is complete
  }

  private static boolean isPage(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/")
        && !request.getRequestURI().startsWith("/demo/")
        && !request.getMethod().equals("PUT"); // a page's form sends none, a page's script does
  }

  private static ResponseEntity<Object> answer(
      ProblemDetail problem, HttpHeaders allowAndAccept, HttpServletRequest request) {
    problem.setInstance(Problems.instanceOf(request));
    HttpHeaders headers = new HttpHeaders();
    headers.putAll(allowAndAccept);
    if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(Problems.retryAfter(problem)));
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
    if (refusal instanceof NotEntitled) {
      return HttpStatus.FORBIDDEN;
    }
    return refusal instanceof UnknownReference ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
  }

  private static Optional<ProblemDetail> violated(Exception fault) {
    return fault instanceof ConstraintViolationException violations
        ? Optional.of(ValidationFaults.of(violations))
        : Optional.empty();
  }

  private static Optional<ProblemDetail> unstorable(Exception fault) {
    return in(fault, DataIntegrityViolationException.class)
        .flatMap(data -> in(data, SQLException.class))
        .filter(sql -> NUL_CHARACTER.contains(sql.getSQLState()))
        .map(sql -> bad("body", "noNulCharacter", "Text cannot contain the NUL character."));
  }

  private static Optional<ProblemDetail> away(Exception fault, HttpServletRequest request) {
    Optional<DatabaseOutage> outage = DatabaseOutage.in(fault);
    outage.ifPresent(
        o -> log.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), o.words()));
    return outage.map(Problems::of);
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

  /** What Spring MVC refuses and has words of its own for. */
  private static Optional<ProblemDetail> otherRefusal(
      @Nullable Object body, HttpStatusCode status) {
    if (!status.is4xxClientError()) {
      return Optional.empty();
    }
    String detail = body instanceof ProblemDetail problem ? problem.getDetail() : null;
    return Optional.of(Problems.of(
        status,
        "request",
        "http" + status.value(),
        Optional.ofNullable(detail).orElse("Refused.")));
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

  private static ProblemDetail bad(String field, String rule, String detail) {
    return Problems.of(HttpStatus.BAD_REQUEST, field, rule, detail);
  }
}
