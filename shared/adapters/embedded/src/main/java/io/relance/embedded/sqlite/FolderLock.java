package io.relance.embedded.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Locks a data folder for one process; the operating system releases it when that ends. */
final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock take(Path folder) {
    try {
      PrivateFiles.createFolder(folder);
      return locked(folder, PrivateFiles.open(folder.resolve("relance.lock")));
    } catch (IOException e) {
      throw new DataFolderUnusable(
          """
          The data folder %s cannot be written (%s). Give this user the right to write there, \
          make room on its disk, or choose another folder."""
              .formatted(folder.toAbsolutePath(), reason(e)),
          e);
    }
  }

  private static FolderLock locked(Path folder, FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return new FolderLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same answer as for another one.
    }
    channel.close();
    throw new DataFolderUnusable(
        """
        The data folder %s is in use by another Relance server. \
        Stop that one, or choose another folder."""
            .formatted(folder.toAbsolutePath()),
        null);
  }

  private static String reason(IOException fault) {
    return switch (fault) {
      case AccessDeniedException _ -> "access is denied";
      case FileAlreadyExistsException _ -> "a file has its name";
      case NoSuchFileException _ -> "it cannot be made there";
      default -> "its disk refuses";
    };
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
