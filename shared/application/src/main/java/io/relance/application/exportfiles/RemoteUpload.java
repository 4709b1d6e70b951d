package io.relance.application.exportfiles;

import io.relance.application.sftp.SftpServer;
import io.relance.application.sftp.SftpServers;
import io.relance.application.tabular.CsvTable;
import io.relance.application.tabular.TableCell;
import io.relance.application.tabular.TableWriter;
import io.relance.application.tabular.XlsxTable;
import io.relance.domain.failure.ExternalFailure;
import io.relance.domain.failure.PermanentFailure;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.flow.ExportFormat;
import io.relance.domain.sftp.RemotePath;
import io.relance.domain.sftp.SftpClient;
import io.relance.domain.sftp.SftpConnection;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file on its server: a temporary file beside its path, which is renamed when it is complete.
 */
final class RemoteUpload implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteUpload.class);
  private static final int BUFFER = 64 * 1024;

  /** So many uploads before the last may have left a temporary file. */
  private static final int MOST_EARLIER = 10;

  private final SftpServers servers;
  private final SftpClient client;
  private final ExportWindow window;
  private final String path;
  private @Nullable SftpServer server;
  private @Nullable SftpConnection connection;
  private @Nullable TableWriter writer;

  /** How a rename ended. */
  enum Renamed {
    RENAMED,
    /** There is a file of that name. */
    TAKEN,
    /** There is no temporary file: it was renamed before, or removed. */
    NOTHING_TO_RENAME
  }

  /**
   * @param path the path before a number is added to it
   */
  RemoteUpload(SftpServers servers, SftpClient client, ExportWindow window, String path) {
    this.servers = servers;
    this.client = client;
    this.window = window;
    this.path = path;
  }

  RemotePath path() {
    return RemotePath.fault(path).isEmpty()
        ? new RemotePath(path)
        : refuse("The path must be one within the folder of the server");
  }

  private static RemotePath refuse(String why) {
    throw new PermanentFailure(why);
  }

  /** The id of the server, which another one of the same key does not have. */
  String server() {
    return known().id().value();
  }

  private SftpServer known() {
    var found = server == null ? find() : server;
    server = found;
    return found;
  }

  private SftpServer find() {
    return servers
        .byKey(window.file().to())
        .orElseThrow(() -> new PermanentFailure("The SFTP server must exist"));
  }

  private SftpConnection connected() {
    var current = connection == null ? connect() : connection;
    connection = current;
    return current;
  }

  private SftpConnection connect() {
    var credential =
        servers
            .credential(known())
            .orElseThrow(() -> new PermanentFailure("The SFTP server must exist"));
    return client.connect(known().address(), credential);
  }

  /** Begins a temporary file, and removes those of earlier uploads. */
  void begin(int upload, ExportFormat format, List<String> heading) {
    var to = connected();
    makeFolders(to);
    for (int earlier = Math.max(1, upload - MOST_EARLIER); earlier < upload; earlier++) {
      to.delete(temporary(earlier));
    }
    try {
      var out = new BufferedOutputStream(to.write(temporary(upload)), BUFFER);
      writer =
          switch (format) {
            case CSV -> new CsvTable(out, heading);
            case XLSX -> new XlsxTable(out, heading);
          };
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private void makeFolders(SftpConnection to) {
    for (var folder : path().folders()) {
      if (!to.exists(folder)) {
        to.makeFolder(folder);
      }
    }
  }

  void row(List<TableCell> cells) {
    try {
      writer().row(cells);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  void complete() {
    try {
      writer().close();
      writer = null;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private TableWriter writer() {
    if (writer == null) {
      throw new IllegalStateException("The file of window " + window.id() + " was not begun");
    }
    return writer;
  }

  private static TransientFailure broken(IOException e) {
    return new TransientFailure("The connection broke or the server did not respond", e);
  }

  boolean exists(RemotePath at) {
    return connected().exists(at.value());
  }

  /** Renames the temporary file of an upload, if it is there and the name is free. */
  Renamed rename(int upload, RemotePath target) {
    var on = connected();
    if (!on.exists(temporary(upload))) {
      return Renamed.NOTHING_TO_RENAME;
    }
    if (on.exists(target.value())) {
      return Renamed.TAKEN;
    }
    on.rename(temporary(upload), target.value());
    return Renamed.RENAMED;
  }

  private String temporary(int upload) {
    return path().beside(".relance-%s-%d.part".formatted(window.id(), upload)).value();
  }

  /** Ends the connection; an upload that is not complete stays a temporary file. */
  @Override
  public void close() {
    if (connection != null) {
      try {
        connection.close();
      } catch (ExternalFailure failure) {
        LOG.debug("The connection for window {} had ended", window.id(), failure);
      }
      connection = null;
    }
  }
}
