package io.relance.embedded.sqlite;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Creates folders and files that only their owner may use, where the file system has permissions.
 */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /** Creates a folder; one that exists keeps its permissions, and a warning names wider ones. */
  public static void createFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      warnIfOthersMayUse(folder);
      return;
    }
    Files.createDirectories(folder.toAbsolutePath().getParent());
    var _ = Files.createDirectory(folder, attributes(folder, FOLDER));
  }

  /**
   * Opens a file for writing, created when there is none.
   *
   * @throws IOException when it cannot be opened
   */
  public static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes(file, FILE));
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static void warnIfOthersMayUse(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    var permissions = Files.getPosixFilePermissions(folder);
    if (!FOLDER.containsAll(permissions)) {
      System.getLogger(PrivateFiles.class.getName())
          .log(
              Level.WARNING,
              "Other users of this machine may use the data folder {0} ({1}), which holds personal"
                  + " data: chmod 700 it",
              folder.toAbsolutePath(),
              PosixFilePermissions.toString(permissions));
    }
  }
}
