package io.relance.domain.flow;

import io.relance.domain.id.SftpServerKey;
import java.time.Duration;
import java.util.List;

/**
 * A file of contacts that an element puts on an SFTP server.
 *
 * @param to the server
 * @param path where, in the folder of the server; a Liquid template over the date of the file
 * @param columns the columns, by the names that the heading has
 * @param window how long contacts are collected for one file, from the first one on
 */
public record RemoteFile(
    SftpServerKey to, String path, ExportFormat format, List<String> columns, Duration window) {
  public RemoteFile {
    columns = List.copyOf(columns);
  }
}
