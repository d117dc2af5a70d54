package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No room is too large to be read in one go, and a delegate is one statement. */
class HouseSizeTest {

  private static final int LONGEST_CLASS = 400;
  private static final int LARGEST_PACKAGE = 3_000;

  private static final Pattern EXECUTE = Pattern.compile(
      "public void execute\\(DelegateExecution execution\\)[^{]*\\{(.*?)\\n {2}}\\n",
      Pattern.DOTALL);

  @Test
  void noClassIsLongerThan400Lines() throws IOException {
    assertThat(sources().stream().filter(file -> lines(file) > LONGEST_CLASS)).isEmpty();
  }

  @Test
  void noPackageIsLongerThan3000Lines() throws IOException {
    Map<Path, Long> packages = sources().stream()
        .collect(
            Collectors.groupingBy(Path::getParent, Collectors.summingLong(HouseSizeTest::lines)));

    assertThat(packages)
        .allSatisfy((name, size) ->
            assertThat(size).as("lines of %s", name).isLessThanOrEqualTo(LARGEST_PACKAGE));
  }

  @Test
  void aDelegateIsOneStatement() throws IOException {
    List<Path> delegates = sources().stream()
        .filter(file -> file.getFileName().toString().endsWith("Delegate.java"))
        .toList();

    assertThat(delegates).isNotEmpty().allSatisfy(file -> {
      Matcher body = EXECUTE.matcher(Files.readString(file));
      assertThat(body.find()).as("the step of %s", file).isTrue();
      assertThat(body.group(1).chars().filter(c -> c == ';').count())
          .as("statements of %s", file)
          .isEqualTo(1);
    });
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> main = Files.walk(Path.of("src/main/java"));
        Stream<Path> demo = Files.walk(Path.of("src/demo/java"))) {
      return Stream.concat(main, demo)
          .filter(file -> file.toString().endsWith(".java"))
          .toList();
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
