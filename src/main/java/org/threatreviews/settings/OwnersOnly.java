package org.threatreviews.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Whether only its owner reads what is kept in a file or folder, as far as the system tells. */
public final class OwnersOnly {

  private static final Set<String> ROOT = Set.of("root", "0");

  private OwnersOnly() {}

  /**
   * The permissions of a file or folder that others than its owner can read, such as {@code
   * rw-r--r--}; empty when nobody else can, when there is no such file, and on systems without
   * such permissions. A file of root's may be readable for its group, as it is where an
   * orchestrator mounts secrets for a process that is not root: there is no narrower way.
   */
  public static Optional<String> whoElseReads(Path path) {
    if (!Files.exists(path) || !hasPermissions(path)) {
      return Optional.empty();
    }
    try {
      // of what a link leads to: orchestrators mount secrets by links
      PosixFileAttributes file = Files.readAttributes(path, PosixFileAttributes.class);
      return isOpen(file, System.getProperty("user.name"))
          ? Optional.of(PosixFilePermissions.toString(file.permissions()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the permissions of " + path, e);
    }
  }

  /** Whether the system knows permissions of owner, group and others. */
  public static boolean hasPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  static boolean isOpen(PosixFileAttributes file, String user) {
    Set<PosixFilePermission> granted = file.permissions();
    boolean mountedForGroup =
        ROOT.contains(file.owner().getName()) && !ROOT.contains(String.valueOf(user));
    return granted.contains(PosixFilePermission.OTHERS_READ)
        || granted.contains(PosixFilePermission.GROUP_READ) && !mountedForGroup;
  }
}
