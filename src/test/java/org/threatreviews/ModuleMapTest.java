package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The map of the house in {@code docs/modules.md} shows the house as it is. */
class ModuleMapTest {

  private static final Path MAP = Path.of("docs/modules.md");
  private static final Path DRAWN_NOW = Path.of("target/modules.md");
  private static final String HOUSE = ThreatReviewsApplication.class.getPackageName();
  private static final Pattern FIRST_SENTENCE =
      Pattern.compile("/\\*\\*\\s*(.*?[.])(?:\\s|\\*/)", Pattern.DOTALL);

  @Test
  void isUpToDate() throws IOException {
    String map = draw();
    Files.createDirectories(DRAWN_NOW.getParent());
    Files.writeString(DRAWN_NOW, map);

    assertThat(MAP)
        .as("the map is out of date; copy %s to %s", DRAWN_NOW, MAP)
        .content()
        .isEqualToNormalizingNewlines(map);
  }

  private static String draw() throws IOException {
    Set<String> modules = ApplicationModules.of(ThreatReviewsApplication.class).stream()
        .map(module -> module.getIdentifier().toString())
        .collect(Collectors.toCollection(TreeSet::new));
    JavaClasses classes = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(HOUSE);
    Map<String, Set<String>> uses = uses(classes, name -> name.split("\\.")[0]);
    StringBuilder map = new StringBuilder("""
        # The house

        One line is one module's duty; arrows say who uses whom, without those that follow from others. `ModuleMapTest` fails when this page is out
        of date and writes it anew to `target/modules.md`.

        """);
    diagram(map, uses);
    map.append("\n| module | what it is for | uses |\n| --- | --- | --- |\n");
    for (String module : modules) {
      row(map, module, uses.getOrDefault(module, Set.of()));
    }
    map.append("\n## The rooms of `review`\n\nThe root is the record of one meeting; a room knows "
        + "those below it. `process` and `web` know all of them.\n\n");
    Map<String, Set<String>> rooms = uses(classes, ModuleMapTest::roomOfReview);
    rooms.keySet().removeIf(room -> !room.startsWith("review"));
    rooms.values().forEach(used -> used.removeIf(room -> !room.startsWith("review")));
    diagram(map, rooms);
    map.append("\n| room | what it is for | uses |\n| --- | --- | --- |\n");
    for (Map.Entry<String, Set<String>> room : rooms.entrySet()) {
      row(map, room.getKey(), room.getValue());
    }
    return map.toString();
  }

  /** Which rooms of review there are, apart from the ways in and out. */
  private static String roomOfReview(String name) {
    return name.equals("review.process") || name.equals("review.web") ? "" : name;
  }

  private static Map<String, Set<String>> uses(JavaClasses classes, UnaryOperator<String> room) {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (JavaClass type : classes) {
      String from = room.apply(below(type));
      if (!from.isEmpty()) {
        Set<String> used = uses.computeIfAbsent(from, name -> new TreeSet<>());
        type.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .filter(target -> target.getPackageName().startsWith(HOUSE))
            .map(target -> room.apply(below(target)))
            .filter(to -> !to.isEmpty() && !to.equals(from))
            .forEach(used::add);
      }
    }
    return uses;
  }

  /** The package below the house's; empty for the application itself. */
  private static String below(JavaClass type) {
    String name = type.getPackageName();
    return name.length() == HOUSE.length() ? "" : name.substring(HOUSE.length() + 1);
  }

  private static void diagram(StringBuilder map, Map<String, Set<String>> uses) {
    map.append("```mermaid\nflowchart TD\n");
    uses.forEach((from, used) -> used.stream()
        .filter(
            to -> used.stream().noneMatch(other -> !other.equals(to) && reaches(uses, other, to)))
        .forEach(to -> map.append("  %s --> %s\n".formatted(node(from), node(to)))));
    map.append("```\n");
  }

  private static boolean reaches(Map<String, Set<String>> uses, String from, String to) {
    Set<String> used = uses.getOrDefault(from, Set.of());
    return used.contains(to) || used.stream().anyMatch(next -> reaches(uses, next, to));
  }

  private static String node(String name) {
    return "%s[%s]".formatted(name.replace('.', '_'), name);
  }

  private static void row(StringBuilder map, String name, Set<String> uses) throws IOException {
    map.append("| `%s` | %s | %s |\n".formatted(name, duty(name), String.join(", ", uses)));
  }

  /** The first sentence of the package's description. */
  private static String duty(String name) throws IOException {
    String folder = "%s.%s".formatted(HOUSE, name).replace('.', '/');
    Path info = Stream.of("src/main/java", "src/demo/java")
        .map(root -> Path.of(root, folder, "package-info.java"))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("package '%s' says nothing of itself".formatted(name)));
    Matcher sentence = FIRST_SENTENCE.matcher(Files.readString(info));
    assertThat(sentence.find()).as("first sentence of %s", info).isTrue();
    return sentence
        .group(1)
        .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
        .replaceAll("\\{@\\w+ ([^}]*)}", "$1");
  }
}
