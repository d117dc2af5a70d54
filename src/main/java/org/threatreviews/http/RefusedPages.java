package org.threatreviews.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/**
 * Lets the error page say which field of a form or part of an address was refused, and why. Of other
 * faults it tells nothing: what happened inside stays inside.
 */
@Component
class RefusedPages extends DefaultErrorAttributes {

  private static final String REFUSAL = RefusedPages.class.getName() + ".refusal";

  static void say(ProblemDetail problem, HttpServletRequest request) {
    if (Problems.namesFieldAndRule(problem) && problem.getDetail() != null) {
      request.setAttribute(REFUSAL, inWords(problem));
    }
  }

  private static String inWords(ProblemDetail problem) {
    String field = String.valueOf(problem.getProperties().get("field"));
    return problem.getDetail().contains("'" + field + "'")
        ? problem.getDetail()
        : "%s: %s".formatted(field, problem.getDetail());
  }

  @Override
  public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
    Map<String, Object> attributes = super.getErrorAttributes(request, options);
    Object refusal = request.getAttribute(REFUSAL, RequestAttributes.SCOPE_REQUEST);
    if (refusal != null) {
      attributes.put("refusal", refusal);
    }
    return attributes;
  }
}
