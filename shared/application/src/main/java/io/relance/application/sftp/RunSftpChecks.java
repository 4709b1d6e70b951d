package io.relance.application.sftp;

import io.relance.application.persistence.Json;
import io.relance.domain.failure.ExternalFailure;
import io.relance.domain.id.SftpServerId;
import io.relance.domain.sftp.SftpClient;
import io.relance.domain.sftp.SftpCredential;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks SFTP servers: signs in, writes an empty file into the folder and deletes it. */
public final class RunSftpChecks {
  private static final Duration RETENTION = Duration.ofHours(1);
  private static final Logger LOG = LoggerFactory.getLogger(RunSftpChecks.class);

  private final ItemStore store;
  private final SftpServers servers;
  private final SftpClient client;
  private final InstantSource clock;

  public RunSftpChecks(
      ItemStore store, SftpServers servers, SftpClient client, InstantSource clock) {
    this.store = store;
    this.servers = servers;
    this.client = client;
    this.clock = clock;
  }

  /** Checks the server of a message of the queue, and stores the result. */
  public void run(String message) {
    var request = Json.read(message, SftpCheck.Request.class);
    var server = servers.find(new SftpServerId(request.server()));
    var credential = server.flatMap(servers::credential);
    var result =
        credential.isPresent()
            ? check(server.orElseThrow(), credential.orElseThrow(), request.check())
            : SftpCheck.failed("The server was deleted");
    var item = result.item(request.check(), clock.instant().plus(RETENTION));
    store.transact(List.of(Write.put(item)));
  }

  private SftpCheck check(SftpServer server, SftpCredential credential, String check) {
    var file = ".relance-check-" + check + ".part";
    try (var connection = client.connect(server.address(), credential)) {
      connection.write(file).close();
      connection.delete(file);
      return new SftpCheck(Optional.empty());
    } catch (ExternalFailure failure) {
      LOG.info("SFTP server {} failed its check", server.key(), failure);
      return SftpCheck.failed(Objects.requireNonNull(failure.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
