package org.threatreviews.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threatreviews.problem.StartRefused;

/** Whoever else works on the machine does not look into the demo's data. */
class DataDirectoryTest {

  private static final String CLOSED = "rwx------";

  @TempDir
  Path folder;

  private Path data;

  @BeforeEach
  void name() {
    data = folder.resolve("kept/data");
  }

  @Test
  void isMadeForItsOwnerOnly() throws IOException {
    open().close();

    assertThat(permissions(data)).isEqualTo(CLOSED);
  }

  @Test
  void isClosedWhenItIsEmptyOrWasUsedBefore() throws IOException {
    Files.createDirectories(data);
    permit(data, "rwxr-xr-x");
    open().close();
    assertThat(permissions(data)).isEqualTo(CLOSED);

    permit(data, "rwxr-xr-x");
    open().close();
    assertThat(permissions(data)).isEqualTo(CLOSED);
  }

  @Test
  void isRefusedWhereOthersCanReadWhatElseIsThere() throws IOException {
    Files.createDirectories(data);
    Files.writeString(data.resolve("letter.txt"), "Dear Sam");
    permit(data, "rwxr-xr-x");

    assertThatThrownBy(this::open)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(data.toString());
    assertThat(permissions(data)).isEqualTo("rwxr-xr-x");

    permit(data, CLOSED);
    open().close();
  }

  @Test
  void itsPasswordsAreRefusedWhenOthersCanReadThem() throws IOException {
    try (DataDirectory directory = open()) {
      Credentials credentials = new Credentials(directory);
      credentials.write(Map.of("lead", "Tall-Ships-4"));
      assertThat(credentials.read()).containsEntry("lead", "Tall-Ships-4");

      permit(credentials.file(), "rw-r--r--");
      assertThatThrownBy(credentials::read)
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("credentials.properties (rw-r--r--)");
    }
  }

  private DataDirectory open() {
    return new DataDirectory(new EmbeddedSettings(data, false));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
