package io.relance.server;

import io.relance.application.persistence.Json;
import io.relance.testkit.sftp.TestSftpServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test on a server and an SFTP server of its own for each method. */
abstract class SftpTest {
  protected static final String SERVERS = "/v1/sftp-servers";

  @TempDir private Path data;
  @TempDir private Path remote;
  @AutoClose protected OpenServer server;
  @AutoClose protected TestSftpServer sftp;

  @BeforeEach
  void openServers() {
    server = new OpenServer(data);
    sftp = new TestSftpServer(remote);
  }

  /** The body that stores the SFTP server, with other fields in place of its own. */
  protected String body(Map<String, Object> fields) {
    var body = new HashMap<String, Object>();
    body.put("name", "Warehouse");
    body.put("host", "127.0.0.1");
    body.put("port", sftp.port());
    body.put("user", TestSftpServer.USER);
    body.put("password", TestSftpServer.PASSWORD);
    body.put("hostKey", sftp.hostKey());
    body.put("folder", "/");
    body.putAll(fields);
    return Json.write(body);
  }
}
