package io.relance.application.sftp;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.time.Instant;
import java.util.Optional;

/**
 * The result of a check whether files can be put on an SFTP server.
 *
 * @param message why they cannot; empty when they can
 */
public record SftpCheck(Optional<String> message) {
  static SftpCheck failed(String message) {
    return new SftpCheck(Optional.of(message));
  }

  public boolean ok() {
    return message.isEmpty();
  }

  /** A check that is asked for. */
  record Request(String check, String server) {}

  static ItemKey key(String check) {
    return new ItemKey(Tables.PLATFORM, "sftp-check#" + check, "check");
  }

  static SftpCheck of(Item item) {
    return new SftpCheck(item.text("message"));
  }

  Item item(String check, Instant expires) {
    return ItemBuilder.at(key(check)).text("message", message).expiresAt(expires).build();
  }
}
