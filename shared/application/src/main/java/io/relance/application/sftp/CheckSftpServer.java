package io.relance.application.sftp;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.retry.Pause;
import io.relance.domain.store.ItemStore;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks whether files can be put on an SFTP server, and waits for the answer.
 *
 * <p>Another process connects: on AWS the functions that answer HTTP have no SFTP client.
 */
public final class CheckSftpServer {
  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final ItemStore store;
  private final Queue queue;
  private final Pause pause;

  public CheckSftpServer(ItemStore store, Queue queue, Pause pause) {
    this.store = store;
    this.queue = queue;
    this.pause = pause;
  }

  /** Checks a server. */
  public SftpCheck check(SftpServer server) {
    var request = new SftpCheck.Request(Ids.random(), server.id().value());
    queue.send(Queues.SFTP_CHECKS, Message.of(Json.write(request)));
    var end = System.nanoTime() + PATIENCE.toNanos();
    for (var waited = Duration.ZERO;
        waited.compareTo(PATIENCE) < 0 && System.nanoTime() - end < 0;
        waited = waited.plus(BETWEEN_LOOKS)) {
      var result = result(request);
      if (result.isPresent()) {
        return result.orElseThrow();
      }
      pause.pause(BETWEEN_LOOKS);
    }
    return SftpCheck.failed(
        "The check did not finish within %d seconds".formatted(PATIENCE.toSeconds()));
  }

  private Optional<SftpCheck> result(SftpCheck.Request request) {
    return store.get(SftpCheck.key(request.check())).map(SftpCheck::of);
  }
}
