package org.threatreviews.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.threatreviews.database.DatabaseOutage;

/** Problem details as of RFC 9457 that name the field and the rule. */
@Component
public class Problems {

  private static final String TYPES = "https://threat-reviews.org/problems/";
  private static final String DATABASE = "database";

  private final ObjectMapper json;

  /** One thing that is wrong with a request. */
  public record Fault(String field, String rule, String detail) {}

  Problems(ObjectMapper json) {
    this.json = json;
  }

  public static ProblemDetail of(HttpStatusCode status, String field, String rule, String detail) {
    return of(status, List.of(new Fault(field, rule, detail)));
  }

  /**
   * @param faults at least one; the first is named at the top, several are all listed
   */
  public static ProblemDetail of(HttpStatusCode status, List<Fault> faults) {
    Fault first = faults.get(0);
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(
        URI.create(TYPES + first.rule().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)));
    problem.setTitle(titleOf(status.value()));
    problem.setDetail(
        faults.size() == 1
            ? first.detail()
            : "%d values are not valid. The first: %s".formatted(faults.size(), first.detail()));
    problem.setProperty("field", first.field());
    problem.setProperty("rule", first.rule());
    if (faults.size() > 1) {
      problem.setProperty("errors", faults);
    }
    return problem;
  }

  /** The database is away; the request was all right. */
  public static ProblemDetail of(DatabaseOutage outage) {
    return of(HttpStatus.SERVICE_UNAVAILABLE, DATABASE, outage.rule(), outage.words());
  }

  /** The body has more bytes than allowed. */
  public static ProblemDetail tooLarge(int bytes) {
    return of(
        HttpStatus.PAYLOAD_TOO_LARGE,
        "body",
        "maxSize",
        "The request body must not be larger than %d bytes.".formatted(bytes));
  }

  /** After how many seconds a request that met this 503 is worth repeating. */
  static int retryAfter(ProblemDetail problem) {
    boolean lostRace = !DATABASE.equals(problem.getProperties().get("field"));
    return lostRace ? 1 : DatabaseOutage.RETRY_SECONDS;
  }

  static boolean namesFieldAndRule(ProblemDetail problem) {
    return problem.getProperties() != null && problem.getProperties().containsKey("rule");
  }

  public void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
      throws IOException {
    if (problem.getInstance() == null) {
      problem.setInstance(instanceOf(request));
    }
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }

  static URI instanceOf(HttpServletRequest request) {
    return URI.create(request.getRequestURI());
  }

  private static String titleOf(int status) {
    return switch (status) {
      case 400 -> "The request is not valid";
      case 401 -> "Sign-in required";
      case 403 -> "Not allowed";
      case 404 -> "Not found";
      case 405 -> "Method not supported here";
      case 406 -> "No acceptable representation";
      case 409 -> "Not possible in the current state";
      case 413 -> "The request is too large";
      case 415 -> "Media type not supported";
      case 429 -> "Too many requests";
      case 503 -> "Not possible at the moment, please try again";
      default -> status < 500 ? "The request was refused" : "Something went wrong on our side";
    };
  }
}
