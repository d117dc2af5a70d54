package org.threatreviews.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What some tests need besides a JDK, and not every machine has. */
public final class InstalledPrograms {

  private static final Logger log = LoggerFactory.getLogger(InstalledPrograms.class);

  private InstalledPrograms() {}

  /** The first program on the PATH that has one of the names. */
  public static Optional<Path> find(String... names) {
    return Stream.of(names)
        .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Ends the calling test: it is skipped, or fails where {@code -D<property>=true} says that
   * nothing may be missing.
   *
   * @param message which tests are not run, and what they need
   */
  public static void missing(String property, String message) {
    if (Boolean.getBoolean(property)) {
      Assertions.fail(message);
    }
    log.warn(message);
    Assumptions.abort(message);
  }
}
