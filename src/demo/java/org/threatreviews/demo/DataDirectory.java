package org.threatreviews.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.threatreviews.problem.StartRefused;
import org.threatreviews.settings.OwnersOnly;

/**
 * The directory that holds all data of the embedded default, owned by one running application at a
 * time. The operating system gives the lock back however the owner ends, so whatever else is still
 * found running on the directory is an orphan.
 */
@Component
@EmbeddedDefault
class DataDirectory implements AutoCloseable {

  private static final String LOCK = "lock";
  private static final Set<PosixFilePermission> OWNERS_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final Path path;
  private final FileChannel lockFile;

  DataDirectory(EmbeddedSettings settings) {
    this.path = settings.dataDirectory();
    try {
      open();
      lockFile =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lock()) {
        lockFile.close();
        throw new StartRefused(
            "The data directory %s is in use by another running application.".formatted(path),
            "Stop the other application, or give this one a directory of its own with"
                + " --threat-reviews.embedded.data-directory=<path>.");
      }
    } catch (IOException e) {
      throw new StartRefused(
          "The data directory %s can't be written to (%s).".formatted(path, e),
          "Let the user of this application own it, or name another one with"
              + " --threat-reviews.embedded.data-directory=<path>.");
    }
  }

  /** Makes it, or takes what is there, so that only the owner can look into it. */
  private void open() throws IOException {
    if (!Files.exists(path)) {
      Files.createDirectories(path.getParent());
      Files.createDirectory(path);
      if (OwnersOnly.hasPermissions(path)) {
        Files.setPosixFilePermissions(path, OWNERS_ONLY);
      }
    } else if (OwnersOnly.whoElseReads(path).isPresent() && !(isOurs() && close(path))) {
      throw new StartRefused(
          "Others than its owner can look into the data directory %s, which is to hold passwords."
              .formatted(path),
          "Close it with 'chmod 700 %s', or name another one with".formatted(path)
              + " --threat-reviews.embedded.data-directory=<path>.");
    }
  }

  /** Nobody else keeps anything there: it is empty, or this application has used it before. */
  private boolean isOurs() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return Files.exists(path.resolve(LOCK)) || files.findAny().isEmpty();
    }
  }

  /** Whether it could be closed; only its owner can. */
  private static boolean close(Path folder) throws IOException {
    if (Files.isWritable(folder)) {
      Files.setPosixFilePermissions(folder, OWNERS_ONLY);
    }
    return OwnersOnly.whoElseReads(folder).isEmpty();
  }

  private boolean lock() throws IOException {
    try {
      FileLock lock = lockFile.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // the owner lives in this very JVM
    }
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
