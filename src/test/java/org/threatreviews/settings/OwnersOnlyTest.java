package org.threatreviews.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orchestrators mount secrets as root's, readable for a group that the application is in. */
class OwnersOnlyTest {

  @ParameterizedTest
  @CsvSource({
    "app, app, rw-------, false",
    "app, app, rw-r-----, true",
    "app, app, rw----r--, true",
    "app, app, rwx--x--x, false",
    "root, app, r--r-----, false",
    "root, ?, r--r-----, false",
    "0, app, r--r-----, false",
    "root, app, r--r--r--, true",
    "root, root, r--r-----, true",
    "other, app, r--r-----, true"
  })
  void othersCanRead(String owner, String user, String permissions, boolean open) {
    assertThat(OwnersOnly.isOpen(new File(owner, permissions), user)).isEqualTo(open);
  }

  @Test
  void saysNothingOfWhatIsNotThere() {
    assertThat(OwnersOnly.whoElseReads(Path.of("/no/such/file"))).isEmpty();
  }

  private record File(String ownersName, String mode) implements PosixFileAttributes {

    @Override
    public UserPrincipal owner() {
      return () -> ownersName;
    }

    @Override
    public GroupPrincipal group() {
      return () -> "staff";
    }

    @Override
    public Set<PosixFilePermission> permissions() {
      return PosixFilePermissions.fromString(mode);
    }

    @Override
    public FileTime lastModifiedTime() {
      return FileTime.fromMillis(0);
    }

    @Override
    public FileTime lastAccessTime() {
      return FileTime.fromMillis(0);
    }

    @Override
    public FileTime creationTime() {
      return FileTime.fromMillis(0);
    }

    @Override
    public boolean isRegularFile() {
      return true;
    }

    @Override
    public boolean isDirectory() {
      return false;
    }

    @Override
    public boolean isSymbolicLink() {
      return false;
    }

    @Override
    public boolean isOther() {
      return false;
    }

    @Override
    public long size() {
      return 0;
    }

    @Override
    public Object fileKey() {
      return ownersName;
    }
  }
}
