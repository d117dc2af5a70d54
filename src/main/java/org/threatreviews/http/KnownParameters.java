package org.threatreviews.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import org.threatreviews.problem.InvalidInput;

/**
 * Refuses a parameter that an address doesn't have: who misspells a filter must not get the answer to
 * another question, and a field that nobody reads must not look as if it had been kept. An address
 * that answers in several forms has the parameters of all. What others hang on links of ours is
 * passed over on pages ({@link LinkTags}).
 */
final class KnownParameters implements HandlerInterceptor {

  private static final String OURS = "org.threatreviews.";

  /** Proves that a page of ours has sent the request; asked for by Spring Security. */
  private static final String PROOF = "_csrf";

  private final ObjectProvider<RequestMappingHandlerMapping> addresses;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /**
   * The parameters of an address.
   *
   * @param lists those of them that may be given several times
   * @param any whether it reads whatever there is, and looks at the names itself
   */
  private record Known(Set<String> names, Set<String> lists, boolean any) {}

  KnownParameters(ObjectProvider<RequestMappingHandlerMapping> addresses) {
    this.addresses = addresses;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.getBeanType().getName().startsWith(OURS)
        && !request.getParameterMap().isEmpty()) {
      Known here = known.computeIfAbsent(
          request.getMethod() + " "
              + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
          address -> knownTo(address.split(" ", 2)));
      require(request, here);
    }
    return true;
  }

  private static void require(HttpServletRequest request, Known here) {
    boolean page = !request.getRequestURI().startsWith(StrictRequests.API);
    asked(request, page)
        .filter(name -> !here.any() && !here.names().contains(name))
        .filter(name -> !name.equals(PROOF) && !(page && LinkTags.isOne(name)))
        .findFirst()
        .ifPresent(name -> {
          throw unknown(JsonFaults.shorten(name), here.names());
        });
    here.names().stream()
        .filter(name -> !(page && here.lists().contains(name)))
        .filter(name -> isRepeated(request, name))
        .findFirst()
        .ifPresent(name -> {
          throw new InvalidInput(
              name, "once", "The parameter '%s' is given twice. Give it once.".formatted(name));
        });
  }

  /** Which of several counts is anybody's guess. */
  private static boolean isRepeated(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    return values != null && values.length > 1;
  }

  private static Stream<String> asked(HttpServletRequest request, boolean page) {
    Set<String> decoded = request.getParameterMap().keySet();
    // those of a form's body are no concern of the API: it takes none, and says so
    boolean form = request.getContentType() != null
        && request.getContentType().startsWith("application/x-www-form-urlencoded");
    return page || !form ? decoded.stream() : ofQuery(request).stream();
  }

  private static Set<String> ofQuery(HttpServletRequest request) {
    return StringUtils.hasLength(request.getQueryString())
        ? UriComponentsBuilder.newInstance()
            .query(request.getQueryString())
            .build()
            .getQueryParams()
            .keySet()
        : Set.of();
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
  private Known knownTo(String[] address) {
    List<MethodParameter> parameters = addresses.stream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .filter(entry -> answers(entry.getKey(), address[0], address[1]))
        .flatMap(entry -> Stream.of(entry.getValue().getMethodParameters()))
        .toList();
    Map<String, Class<?>> types = new TreeMap<>();
    parameters.forEach(parameter -> types.putAll(typesOf(parameter)));
    return new Known(
        types.keySet(),
        types.keySet().stream()
            .filter(name -> Collection.class.isAssignableFrom(types.get(name)))
            .collect(Collectors.toSet()),
        parameters.stream().anyMatch(KnownParameters::isWhatever));
  }

  private static boolean answers(RequestMappingInfo mapping, String method, String pattern) {
    return mapping.getPatternValues().contains(pattern)
        && mapping.getMethodsCondition().getMethods().stream()
            .anyMatch(known -> known.name().equals(method)
                || (known.name().equals("GET") && method.equals("HEAD")));
  }

  private static boolean isWhatever(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(RequestParam.class)
        && Map.class.isAssignableFrom(parameter.getParameterType());
  }

  private static Map<String, Class<?>> typesOf(MethodParameter parameter) {
    RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
    Class<?> type = parameter.getParameterType();
    if (single != null) {
      parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
      return isWhatever(parameter)
          ? Map.of()
          : Map.of(single.name().isEmpty() ? parameter.getParameterName() : single.name(), type);
    }
    boolean several = type.isRecord()
        && (parameter.getParameterAnnotations().length == 0
            || parameter.hasParameterAnnotation(ModelAttribute.class)
            || parameter.hasParameterAnnotation(ParameterObject.class));
    return several
        ? Arrays.stream(type.getRecordComponents())
            .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getType))
        : Map.of();
  }
}
