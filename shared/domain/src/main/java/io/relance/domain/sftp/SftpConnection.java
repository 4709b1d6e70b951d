package io.relance.domain.sftp;

import java.io.OutputStream;

/**
 * A connection to an SFTP server; paths begin in the folder of its address, and are divided by /.
 *
 * <p>What the server refuses for good, such as a folder without permission to write, is a {@link
 * io.relance.domain.failure.PermanentFailure}; what may pass, such as a full disk or a broken
 * connection, is a {@link io.relance.domain.failure.TransientFailure}.
 */
public interface SftpConnection extends AutoCloseable {
  /** Whether there is a file or folder. */
  boolean exists(String path);

  /** Makes a folder that does not exist; its parent must. */
  void makeFolder(String path);

  /** A new file to write, to be closed by the writer; replaces an existing one. */
  OutputStream write(String path);

  /** Renames a file; fails when there is one of the new name. */
  void rename(String from, String to);

  /** Deletes a file, if there is one. */
  void delete(String path);

  @Override
  void close();
}
