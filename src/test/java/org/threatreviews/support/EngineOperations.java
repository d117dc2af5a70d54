package org.threatreviews.support;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;

/** All that the engine's REST API can do, as its classes say it. */
public final class EngineOperations {

  private static final int DEEPEST = 6;

  /**
   * @param path with an x for each variable part
   */
  public record Operation(String method, String path) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private EngineOperations() {}

  public static List<Operation> rest() {
    Set<Operation> all =
        new TreeSet<>(Comparator.comparing(Operation::path).thenComparing(Operation::method));
    for (Class<?> resource : CamundaRestResources.getResourceClasses()) {
      Path path = resource.getAnnotation(Path.class);
      if (!path.value().startsWith("/engine")) { // the same once more, by the engine's name
        collect(resource, "/" + path.value(), 0, all);
      }
    }
    return List.copyOf(all);
  }

  private static void collect(Class<?> type, String base, int depth, Set<Operation> all) {
    for (Method method : type.getMethods()) {
      Optional<Path> part = of(method, Path.class);
      String path = (base + "/" + part.map(Path::value).orElse(""))
          .replaceAll("\\{[^}]+}", "x")
          .replaceAll("/+", "/")
          .replaceAll("(.)/$", "$1");
      Optional<String> verb = verb(method);
      if (verb.isPresent()) {
        all.add(new Operation(verb.get(), path));
      } else if (part.isPresent() && depth < DEEPEST && method.getReturnType().isInterface()) {
        collect(method.getReturnType(), path, depth + 1, all);
      }
    }
  }

  private static Optional<String> verb(Method method) {
    return declarations(method).stream()
        .flatMap(declared -> Arrays.stream(declared.getAnnotations()))
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static <A extends Annotation> Optional<A> of(Method method, Class<A> type) {
    return declarations(method).stream()
        .map(declared -> declared.getAnnotation(type))
        .filter(annotation -> annotation != null)
        .findFirst();
  }

  /** The method itself and what it implements: annotations stand at either. */
  private static List<Method> declarations(Method method) {
    Deque<Class<?>> types = new ArrayDeque<>(List.of(method.getDeclaringClass()));
    List<Method> found = new java.util.ArrayList<>();
    while (!types.isEmpty()) {
      Class<?> type = types.poll();
      Arrays.stream(type.getDeclaredMethods())
          .filter(other -> other.getName().equals(method.getName())
              && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()))
          .forEach(found::add);
      if (type.getSuperclass() != null) {
        types.add(type.getSuperclass());
      }
      types.addAll(List.of(type.getInterfaces()));
    }
    return found;
  }
}
