package org.threatreviews.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.stereotype.Component;
import org.threatreviews.problem.StartRefused;

/**
 * The directory that holds all data of the embedded default, owned by one running application at a
 * time. The operating system gives the lock back however the owner ends, so whatever else is still
 * found running on the directory is an orphan.
 */
@Component
@EmbeddedDefault
class DataDirectory implements AutoCloseable {

  private final Path path;
  private final FileChannel lockFile;

  DataDirectory(EmbeddedSettings settings) {
    this.path = settings.dataDirectory();
    try {
      Files.createDirectories(path);
      lockFile = FileChannel.open(
          path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
