package org.threatreviews.engine;

import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.springframework.http.ProblemDetail;
import org.threatreviews.database.DatabaseOutage;
import org.threatreviews.http.Problems;
import org.threatreviews.problem.Refusal;
import org.threatreviews.problem.StateConflict;

/**
 * Makes a refusal of ours the answer of the engine's REST API, in place of a server error that
 * wraps it: whoever completes a task in Tasklist reads our sentence and nothing else.
 */
final class RefusalExceptionMappers {

  /** The engine's own handlers that ours replace. */
  static final Set<Class<?>> REPLACED = Set.of(
      ExceptionHandler.class, ProcessEngineExceptionHandler.class, RestExceptionHandler.class);

  static final Set<Class<?>> REPLACEMENTS =
      Set.of(OfThrowable.class, OfEngineException.class, OfRestException.class);

  private RefusalExceptionMappers() {}

  /** The engine's error body, and what our problem details name too. */
  public static final class Body extends ExceptionDto {

    private final String field;
    private final String rule;

    Body(Refusal refusal) {
      setType(refusal.getClass().getSimpleName());
      setMessage(refusal.getMessage());
      this.field = refusal.field();
      this.rule = refusal.rule();
    }

    public String getField() {
      return field;
    }

    public String getRule() {
      return rule;
    }
  }

  /** For what no other handler takes. */
  @Provider
  public static final class OfThrowable extends ExceptionHandler {
    @Override
    public Response toResponse(Throwable fault) {
      return respond(fault, () -> super.toResponse(fault));
    }
  }

  /** For exceptions that come right from the engine. */
  @Provider
  public static final class OfEngineException extends ProcessEngineExceptionHandler {
    @Override
    public Response toResponse(ProcessEngineException fault) {
      return respond(fault, () -> super.toResponse(fault));
    }
  }

  /** For exceptions that the REST API has wrapped. */
  @Provider
  public static final class OfRestException extends RestExceptionHandler {
    @Override
    public Response toResponse(RestException fault) {
      return respond(fault, () -> super.toResponse(fault));
    }
  }

  /** Somebody else was faster. The engine reports this in its own terms, as a server error. */
  private static final Refusal TASK_GONE = new StateConflict(
      "task",
      "taskGone",
      "This task has already been done or is no longer needed. Nothing was changed.");

  /** However often it was repeated, others were faster each time. */
  private static final Refusal CHANGED_MEANWHILE = new StateConflict(
      "task",
      "concurrentChange",
      "Changed by someone else meanwhile; nothing was saved, please try again.");

  private static Response respond(Throwable fault, Supplier<Response> otherwise) {
    Optional<DatabaseOutage> outage = DatabaseOutage.in(fault);
    if (outage.isPresent()) {
      return away(outage.get());
    }
    return Refusal.in(fault)
        .or(() -> isTaskGone(fault) ? Optional.of(TASK_GONE) : Optional.empty())
        .or(() -> hasLost(fault) ? Optional.of(CHANGED_MEANWHILE) : Optional.empty())
        .map(refusal -> Response.status(Response.Status.BAD_REQUEST)
            .entity(new Body(refusal))
            .type(MediaType.APPLICATION_JSON_TYPE)
            .build())
        .orElseGet(otherwise);
  }

  /** As everywhere else, and with the field that the engine's web apps show. */
  private static Response away(DatabaseOutage outage) {
    ProblemDetail problem = Problems.of(outage);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", problem.getType().toString());
    body.put("title", problem.getTitle());
    body.put("status", problem.getStatus());
    body.put("detail", problem.getDetail());
    body.putAll(problem.getProperties());
    body.put("message", problem.getDetail());
    return Response.status(problem.getStatus())
        .header(HttpHeaders.RETRY_AFTER, DatabaseOutage.RETRY_SECONDS)
        .entity(body)
        .type(APPLICATION_PROBLEM_JSON_VALUE)
        .build();
  }

  private static boolean hasLost(Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
        .anyMatch(OptimisticLockingException.class::isInstance);
  }

  private static boolean isTaskGone(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof NullValueException
          && String.valueOf(cause.getMessage()).startsWith("Cannot find task with id")) {
        return true;
      }
    }
    return false;
  }
}
