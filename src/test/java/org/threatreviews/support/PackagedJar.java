package org.threatreviews.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A jar of the product as {@code package} has built it, and how it is started. */
public record PackagedJar(Path path) {

  private static final String DEMO = "-demo.jar";

  /** Without the demo. */
  public static PackagedJar production() {
    return newest(jar -> !jar.endsWith(DEMO));
  }

  /** With the demo, as one file. */
  public static PackagedJar demo() {
    return newest(jar -> jar.endsWith(DEMO));
  }

  /**
   * Starts it in a JVM of its own.
   *
   * @param folder where it is started
   * @param output the file that gets what it prints
   */
  public Process start(Path folder, Path output, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx700m",
        "-XX:TieredStopAtLevel=1",
        "-jar",
        path.toAbsolutePath().toString()));
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static PackagedJar newest(Predicate<String> name) {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("threat-reviews-.*\\.jar"))
          .filter(file -> name.test(file.getFileName().toString()))
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .map(PackagedJar::new)
          .orElseThrow(() -> new AssertionError("no jar in target; ./mvnw package builds it"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
