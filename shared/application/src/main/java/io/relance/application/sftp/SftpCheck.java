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
 * @param message why they cannot
 */
public record SftpCheck(boolean ok, Optional<String> message) {
  /** A check that is asked for. */
  record Request(String check, String server) {}

  static ItemKey key(String check) {
    return new ItemKey(Tables.PLATFORM, "sftp-check#" + check, "check");
  }

  static SftpCheck of(Item item) {
    var message = item.text("message");
    return new SftpCheck(message.isEmpty(), message);
  }

  Item item(String check, Instant expires) {
    return ItemBuilder.at(key(check)).text("message", message).expiresAt(expires).build();
  }
}
