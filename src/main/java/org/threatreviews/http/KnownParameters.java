package org.threatreviews.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import org.threatreviews.problem.InvalidInput;

/**
 * Refuses a query parameter that an address doesn't have: who misspells a filter must not get the
 * answer to another question. An address that answers in several forms has the parameters of all.
 */
final class KnownParameters implements HandlerInterceptor {

  private final ObjectProvider<RequestMappingHandlerMapping> addresses;
  private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

  KnownParameters(ObjectProvider<RequestMappingHandlerMapping> addresses) {
    this.addresses = addresses;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod && StringUtils.hasLength(request.getQueryString())) {
      Set<String> names = known.computeIfAbsent(
          request.getMethod() + " "
              + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
          address -> namesOf(address.split(" ", 2)));
      asked(request).filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
        throw unknown(JsonFaults.shorten(name), names);
      });
      names.stream().filter(name -> isRepeated(request, name)).findFirst().ifPresent(name -> {
        throw new InvalidInput(
            name, "once", "The parameter '%s' is given twice. Give it once.".formatted(name));
      });
    }
    return true;
  }

  /** Which of several counts is anybody's guess. */
  private static boolean isRepeated(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    return values != null && values.length > 1;
  }

  private static Stream<String> asked(HttpServletRequest request) {
    Set<String> ofQuery = UriComponentsBuilder.newInstance()
        .query(request.getQueryString())
        .build()
        .getQueryParams()
        .keySet();
    Set<String> decoded = request.getParameterMap().keySet();
    // those of a form's body are no concern of the address
    boolean form = request.getContentType() != null
        && request.getContentType().startsWith("application/x-www-form-urlencoded");
    return form ? ofQuery.stream() : decoded.stream();
  }

  private static InvalidInput unknown(String name, Set<String> names) {
    return new InvalidInput(
        name,
        "unknownParameter",
        names.isEmpty()
            ? "There is no parameter '%s' here, nor any other.".formatted(name)
            : "There is no parameter '%s' here; there are: %s."
                .formatted(name, String.join(", ", names)));
  }

  /**
   * @param address the method and the pattern of the path
   */
  private Set<String> namesOf(String[] address) {
    return addresses.stream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .filter(entry -> answers(entry.getKey(), address[0], address[1]))
        .flatMap(entry -> Stream.of(entry.getValue().getMethodParameters()))
        .flatMap(KnownParameters::namesOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean answers(RequestMappingInfo mapping, String method, String pattern) {
    return mapping.getPatternValues().contains(pattern)
        && mapping.getMethodsCondition().getMethods().stream()
            .anyMatch(known -> known.name().equals(method)
                || (known.name().equals("GET") && method.equals("HEAD")));
  }

  private static Stream<String> namesOf(MethodParameter parameter) {
    RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
    if (single != null && !single.name().isEmpty()) {
      return Stream.of(single.name());
    }
    if (single != null) {
      parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
      return Stream.of(parameter.getParameterName());
    }
    Class<?> type = parameter.getParameterType();
    boolean several = type.isRecord() && parameter.getParameterAnnotations().length == 0
        || parameter.hasParameterAnnotation(ParameterObject.class);
    return several
        ? Arrays.stream(type.getRecordComponents()).map(component -> component.getName())
        : Stream.empty();
  }
}
