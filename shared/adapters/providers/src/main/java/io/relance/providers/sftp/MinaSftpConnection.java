package io.relance.providers.sftp;

import io.relance.domain.failure.ExternalFailure;
import io.relance.domain.failure.PermanentFailure;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.sftp.SftpConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** A connection that is signed in. */
final class MinaSftpConnection implements SftpConnection {
  private static final int BUFFER = 32 * 1024;

  private final Runnable closing;
  private final SftpClient sftp;
  private final String folder;

  /**
   * @param closing ends the connection
   */
  MinaSftpConnection(Runnable closing, SftpClient sftp, String folder) {
    this.closing = closing;
    this.sftp = sftp;
    this.folder = folder;
  }

  @Override
  public boolean exists(String path) {
    try {
      sftp.stat(full(path));
      return true;
    } catch (SftpException e) {
      if (isMissing(e)) {
        return false;
      }
      throw failure(e, path);
    } catch (IOException e) {
      throw failure(e, path);
    }
  }

  @Override
  public void makeFolder(String path) {
    try {
      sftp.mkdir(full(path));
    } catch (IOException e) {
      throw failure(e, path);
    }
  }

  @Override
  public OutputStream write(String path) {
    try {
      return new Failing(
          sftp.write(full(path), BUFFER, OpenMode.Create, OpenMode.Truncate, OpenMode.Write), path);
    } catch (IOException e) {
      throw failure(e, path);
    }
  }

  @Override
  public void rename(String from, String to) {
    try {
      sftp.rename(full(from), full(to));
    } catch (IOException e) {
      throw failure(e, to);
    }
  }

  @Override
  public void delete(String path) {
    try {
      sftp.remove(full(path));
    } catch (SftpException e) {
      if (!isMissing(e)) {
        throw failure(e, path);
      }
    } catch (IOException e) {
      throw failure(e, path);
    }
  }

  @Override
  public void close() {
    closing.run();
  }

  private String full(String path) {
    return path.isEmpty() ? folder : folder.replaceFirst("/$", "") + "/" + path;
  }

  private static boolean isMissing(SftpException e) {
    return e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
        || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH;
  }

  private static ExternalFailure failure(IOException e, String path) {
    var status = e instanceof SftpException refused ? refused.getStatus() : -1;
    return switch (status) {
      case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH ->
          new PermanentFailure("The folder does not exist on the server", e).with("path", path);
      case SftpConstants.SSH_FX_PERMISSION_DENIED, SftpConstants.SSH_FX_WRITE_PROTECT ->
          new PermanentFailure("The user may not write to this path", e).with("path", path);
      case SftpConstants.SSH_FX_INVALID_FILENAME, SftpConstants.SSH_FX_NOT_A_DIRECTORY ->
          new PermanentFailure("The server does not accept this path", e).with("path", path);
      case SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM, SftpConstants.SSH_FX_QUOTA_EXCEEDED ->
          new TransientFailure("The server is full", e);
      case -1 -> new TransientFailure("The connection broke or the server did not respond", e);
      default ->
          new TransientFailure("The server refused the operation: its disk may be full", e)
              .with("status", status);
    };
  }

  /** Reports failures of a stream as those of the connection. */
  private static final class Failing extends OutputStream {
    private final OutputStream out;
    private final String path;

    Failing(OutputStream out, String path) {
      this.out = out;
      this.path = path;
    }

    @Override
    public void write(int unsigned) {
      write(new byte[] {(byte) unsigned}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      try {
        out.write(bytes, from, length);
      } catch (IOException | UncheckedIOException e) {
        throw broken(e);
      }
    }

    @Override
    public void close() {
      try {
        out.close();
      } catch (IOException | UncheckedIOException e) {
        throw broken(e);
      }
    }

    private ExternalFailure broken(Exception e) {
      return failure(e instanceof IOException io ? io : new IOException(e), path);
    }
  }
}
