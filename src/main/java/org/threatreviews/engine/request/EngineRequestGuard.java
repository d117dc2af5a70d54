package org.threatreviews.engine.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.threatreviews.access.rights.Rights;
import org.threatreviews.http.JsonFaults;
import org.threatreviews.http.Problems;
import org.threatreviews.input.Text;
import org.threatreviews.problem.InvalidInput;

/**
 * Looks into what is sent to the engine's REST API and web apps by whom {@link Rights} lets through.
 * Keeps out expressions in queries, which 7.24 evaluates when they are nested in {@code orQueries}
 * and so lets a signed-in person run code, and values that no form takes.
 */
class EngineRequestGuard extends OncePerRequestFilter {

  private static final int BODY_LIMIT = 1 << 20;

  /** Whoever does not say how many results they want gets as many as anybody may have. */
  private static final Pattern QUERIES = Pattern.compile("/(engine-rest|camunda/api)/.*");

  private static final Pattern MOST_RESULTS = Pattern.compile("(^|&)maxResults=");

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Problems problems;
  private final SubmittedForms forms;
  private final CommentedTasks comments;
  private final Rights rights;
  private final BrokenGlass glass;

  EngineRequestGuard(
      Problems problems,
      SubmittedForms forms,
      CommentedTasks comments,
      Rights rights,
      BrokenGlass glass) {
    this.problems = problems;
    this.forms = forms;
    this.comments = comments;
    this.rights = rights;
    this.glass = glass;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // decoded, as the servlets behind see it
    String path =
        request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    Optional<BufferedBody> read = BufferedBody.read(request, BODY_LIMIT);
    if (read.isEmpty()) {
      refuse(request, response, Problems.tooLarge(BODY_LIMIT));
      return;
    }
    BufferedBody body = read.get();
    Optional<ProblemDetail> problem =
        inQuery(request).or(() -> inComment(path)).or(() -> inBody(path, body));
    if (problem.isPresent()) {
      refuse(request, response, problem.get());
      return;
    }
    if (rights.isBehindGlass(request)) {
      glass.record(request.getRemoteUser(), request.getMethod(), path, body.content());
    }
    if (QUERIES.matcher(path).matches() && !asksForSomeResults(request)) {
      body.addParameter("maxResults=" + EngineRequests.MOST_RESULTS);
    }
    chain.doFilter(body, response);
  }

  private static boolean asksForSomeResults(HttpServletRequest request) {
    return request.getQueryString() != null
        && MOST_RESULTS.matcher(request.getQueryString()).find();
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
      throws IOException {
    problems.write(request, response, problem);
  }

  private static Optional<ProblemDetail> inQuery(HttpServletRequest request) {
    if (request.getQueryString() != null) {
      for (String parameter : StringUtils.tokenizeToStringArray(request.getQueryString(), "&")) {
        String name = parameter.split("=", 2)[0];
        try {
          if (isExpression(URLDecoder.decode(name, StandardCharsets.UTF_8))) {
            return Optional.of(noExpressions(name));
          }
        } catch (IllegalArgumentException e) {
          return Optional.of(Problems.of(
              HttpStatus.BAD_REQUEST,
              "query",
              "percentEncoding",
              "The query string is not percent-encoded."));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<ProblemDetail> inComment(String path) {
    try {
      return comments.isStranger(path, SecurityContextHolder.getContext().getAuthentication())
          ? Optional.of(Problems.of(
              HttpStatus.FORBIDDEN, "task", "otherGroup", "This task is another group's."))
          : Optional.empty();
    } catch (InvalidInput e) {
      return Optional.of(refusal(e));
    }
  }

  private static ProblemDetail refusal(InvalidInput e) {
    ProblemDetail problem =
        Problems.of(HttpStatus.BAD_REQUEST, e.field(), e.rule(), e.getMessage());
    problem.setProperty("message", e.getMessage()); // what Tasklist shows
    return problem;
  }

  private Optional<ProblemDetail> inBody(String path, BufferedBody body) {
    String type = body.getContentType();
    if (body.content().length == 0
        || (type != null && !type.toLowerCase(Locale.ROOT).contains("json"))) {
      return Optional.empty();
    }
    try (JsonParser parser = JSON.createParser(body.content())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && isExpression(parser.currentName())) {
          return Optional.of(noExpressions(parser.currentName()));
        }
        if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
          Text.requireStorable(field(parser), parser.getText());
        }
      }
      Optional<InvalidInput> fault = TypedVariables.faultIn(body.content());
      if (fault.isPresent()) {
        throw fault.get();
      }
      forms.require(path, body.content());
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of(JsonFaults.malformed(e));
    } catch (InvalidInput e) {
      return Optional.of(refusal(e));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
  }

  /** The path to where the parser is, such as {@code variables.notes.value}. */
  private static String field(JsonParser parser) {
    String path = parser.getParsingContext().pathAsPointer().toString();
    return JsonFaults.shorten(path.isEmpty() ? "body" : path.substring(1).replace('/', '.'));
  }

  private static boolean isExpression(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith("expression");
  }

  private static ProblemDetail noExpressions(String name) {
    return Problems.of(
        HttpStatus.BAD_REQUEST,
        JsonFaults.shorten(name),
        "noExpressions",
        "Expressions are not accepted in requests.");
  }
}
