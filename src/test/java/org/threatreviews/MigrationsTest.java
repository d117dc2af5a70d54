package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What has landed in {@code db/migration} stays as it is, and new migrations come behind it: Flyway
 * refuses a database that was migrated by other files, or by later ones without them.
 */
class MigrationsTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Path LANDED = Path.of("src/test/resources/migrations.sha256");
  private static final Pattern NAME = Pattern.compile("V(\\d+)__\\w+\\.sql");

  @Test
  void areAllListedAndUnchanged() throws IOException {
    assertThat(wrongs(MIGRATIONS, Files.readAllLines(LANDED))).isEmpty();
  }

  @Test
  void aChangedAnInsertedAMissingAndAnUnlistedOneAreFound(@TempDir Path folder) throws IOException {
    List<String> landed = new ArrayList<>();
    for (int version : List.of(1, 3, 2, 4)) {
      Path file =
          Files.writeString(folder.resolve("V0%d__x.sql".formatted(version)), "select " + version);
      landed.add(lineOf(file));
    }
    Files.writeString(folder.resolve("V01__x.sql"), "select 'edited'");
    Files.delete(folder.resolve("V04__x.sql"));
    Files.writeString(folder.resolve("V05__x.sql"), "select 5");

    assertThat(wrongs(folder, landed))
        .containsExactly(
            "V01__x.sql was changed after it had landed",
            "V02__x.sql stands behind a higher version",
            "V04__x.sql is gone",
            "V05__x.sql is not listed; append: " + lineOf(folder.resolve("V05__x.sql")));
  }

  private static List<String> wrongs(Path folder, List<String> landed) throws IOException {
    TreeMap<String, String> wrongs = new TreeMap<>();
    List<String> names = new ArrayList<>();
    int highest = 0;
    for (String line : landed) {
      String name = line.substring(line.lastIndexOf(' ') + 1);
      Path file = folder.resolve(name);
      int version = versionOf(name);
      names.add(name);
      if (!Files.exists(file)) {
        wrongs.put(name, name + " is gone");
      } else if (!lineOf(file).equals(line)) {
        wrongs.put(name, name + " was changed after it had landed");
      }
      if (version <= highest) {
        wrongs.put(name, name + " stands behind a higher version");
      }
      highest = Math.max(highest, version);
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> !names.contains(file.getFileName().toString()))
          .forEach(file -> wrongs.put(
              file.getFileName().toString(),
              "%s is not listed; append: %s".formatted(file.getFileName(), lineOf(file))));
    }
    return List.copyOf(wrongs.values());
  }

  private static int versionOf(String name) {
    Matcher matcher = NAME.matcher(name);
    assertThat(matcher.matches()).as("%s is named as a migration", name).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  /** As {@code sha256sum} writes it. */
  private static String lineOf(Path file) {
    try {
      return "%s  %s"
          .formatted(DigestUtils.sha256Hex(Files.readAllBytes(file)), file.getFileName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
