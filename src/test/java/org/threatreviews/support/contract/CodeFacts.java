package org.threatreviews.support.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.beans.Introspector;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the models lean on in the code.
 *
 * @param beans names that an expression may use: classes of {@code process} packages, decapitalised
 * @param publicBeans those of them whose methods an expression can call
 * @param constants by process id, the constants of its {@code *Ids} class: name to value
 * @param unusedConstants by process id, the names of those that no other code uses
 * @param thrownErrors codes of the BPMN errors that the code throws
 */
public record CodeFacts(
    Set<String> beans,
    Set<String> publicBeans,
    Map<String, Map<String, String>> constants,
    Map<String, Set<String>> unusedConstants,
    Set<String> thrownErrors) {

  private static final String PROCESS = "PROCESS";
  private static final Pattern THROWS_ERROR = Pattern.compile("new BpmnError\\(\\s*([^,)]+)");

  /** Reads the classes below a package, their sources and those of their tests. */
  public static CodeFacts of(String basePackage, Path sources, Path tests) throws IOException {
    Map<Path, String> texts = textsIn(sources);
    Map<Path, String> users = new TreeMap<>(texts);
    users.putAll(textsIn(tests));
    List<JavaClass> process = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(basePackage).stream()
            .filter(c -> c.getPackageName().endsWith(".process"))
            .filter(c -> !c.isNestedClass() && !c.isInterface())
            .toList();
    Map<String, Map<String, String>> constants = new TreeMap<>();
    Map<String, Set<String>> unused = new TreeMap<>();
    for (JavaClass ids : process) {
      if (ids.getSimpleName().endsWith("Ids")) {
        Map<String, String> own = constantsOf(ids.reflect());
        Optional.ofNullable(own.get(PROCESS)).ifPresent(id -> {
          constants.put(id, own);
          unused.put(id, unusedOf(ids.getSimpleName(), own.keySet(), users));
        });
      }
    }
    return new CodeFacts(
        beanNames(process, c -> !c.getModifiers().contains(JavaModifier.ABSTRACT)),
        beanNames(process, c -> c.getModifiers().contains(JavaModifier.PUBLIC)),
        constants,
        unused,
        thrownErrors(texts.values(), constants));
  }

  private static Map<Path, String> textsIn(Path folder) throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        texts.put(file, Files.readString(file));
      }
    }
    return texts;
  }

  /** The compiler copies constants into their users, so that only the sources tell. */
  private static Set<String> unusedOf(
      String idsClass, Set<String> constants, Map<Path, String> texts) {
    Set<String> unused = new TreeSet<>(constants);
    unused.remove(PROCESS); // says which model the class belongs to
    texts.forEach((file, text) -> {
      if (text.contains(idsClass) && !file.endsWith(idsClass + ".java")) {
        unused.removeIf(
            name -> Pattern.compile("\\b" + name + "\\b").matcher(text).find());
      }
    });
    return unused;
  }

  private static Set<String> beanNames(List<JavaClass> classes, Predicate<JavaClass> which) {
    return classes.stream()
        .filter(which)
        .map(c -> Introspector.decapitalize(c.getSimpleName()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Beans that exist only to be named by a model. */
  public Set<String> beansForModels() {
    return beans.stream()
        .filter(bean -> bean.matches(".*(Delegate|Timers|Listener)"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> constantsOf(Class<?> type) {
    Map<String, String> constants = new TreeMap<>();
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        field.setAccessible(true);
        try {
          constants.put(field.getName(), (String) field.get(null));
        } catch (IllegalAccessException e) {
          throw new IllegalStateException("cannot read " + field, e);
        }
      }
    }
    Arrays.stream(type.getDeclaredClasses()).forEach(c -> constants.putAll(constantsOf(c)));
    return constants;
  }

  private static Set<String> thrownErrors(
      Collection<String> sources, Map<String, Map<String, String>> constants) {
    Set<String> codes = new TreeSet<>();
    for (String source : sources) {
      var thrown = THROWS_ERROR.matcher(source);
      while (thrown.find()) {
        codes.add(codeOf(thrown.group(1).trim(), constants));
      }
    }
    return codes;
  }

  private static String codeOf(String argument, Map<String, Map<String, String>> constants) {
    if (argument.startsWith("\"")) {
      return argument.substring(1, argument.length() - 1);
    }
    String constant = argument.substring(argument.lastIndexOf('.') + 1);
    return constants.values().stream()
        .map(own -> own.get(constant))
        .filter(code -> code != null)
        .findFirst()
        .orElse(argument);
  }
}
