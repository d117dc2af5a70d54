package org.threatreviews.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.threatreviews.problem.StartRefused;
import org.threatreviews.settings.OwnersOnly;

/**
 * The passwords of the demo users, in a file that only its owner may read, one {@code
 * user=password} a line.
 */
@Component
@EmbeddedDefault
class Credentials {

  private static final FileAttribute<?>[] OWNER_ONLY = {
    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
  };

  private final Path file;

  Credentials(DataDirectory data) {
    this.file = data.resolve("credentials.properties");
  }

  Path file() {
    return file;
  }

  /**
   * The passwords by user; empty when there is no file.
   *
   * @throws StartRefused when others can read it
   */
  Map<String, String> read() {
    OwnersOnly.whoElseReads(file).ifPresent(permissions -> {
      throw new StartRefused(
          "Others than its owner can read the passwords in %s (%s).".formatted(file, permissions),
          "Close it with 'chmod 600 %s'. If somebody may have read it, delete the file: the users"
                  .formatted(file)
              + " then get new passwords.");
    });
    Map<String, String> passwords = new LinkedHashMap<>();
    if (Files.exists(file)) {
      try {
        for (String line : Files.readAllLines(file)) {
          int separator = line.indexOf('=');
          if (separator > 0) {
            passwords.put(line.substring(0, separator), line.substring(separator + 1));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    return passwords;
  }

  void write(Map<String, String> passwords) {
    List<String> lines =
        passwords.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    Path written = file.resolveSibling("credentials.tmp");
    try {
      Files.deleteIfExists(written);
      Files.createFile(written, ownerOnly());
      Files.write(written, lines);
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Windows has no such mode; there the user's own directory protects the file. */
  private FileAttribute<?>[] ownerOnly() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? OWNER_ONLY
        : new FileAttribute<?>[0];
  }
}
