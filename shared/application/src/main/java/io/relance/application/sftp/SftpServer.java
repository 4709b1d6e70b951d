package io.relance.application.sftp;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.SftpServerId;
import io.relance.domain.id.SftpServerKey;
import io.relance.domain.sftp.HostKey;
import io.relance.domain.sftp.SftpAddress;
import io.relance.domain.sftp.SftpCredential;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.Objects;

/**
 * An SFTP server, without the secret that its user signs in with.
 *
 * @param key by which flows call it: unique, and never changed
 */
public record SftpServer(
    SftpServerId id,
    SftpServerKey key,
    String name,
    SftpAddress address,
    SignIn signIn,
    Instant createdAt) {
  /** The partition of the index in which servers are listed. */
  static final String LISTED = "sftp-servers";

  private static final String PREFIX = "sftp-server#";

  /** What the user signs in with. */
  public enum SignIn {
    PASSWORD,
    PRIVATE_KEY;

    static SignIn of(SftpCredential credential) {
      return switch (credential) {
        case SftpCredential.Password _ -> PASSWORD;
        case SftpCredential.PrivateKey _ -> PRIVATE_KEY;
      };
    }

    SftpCredential credential(String secret) {
      return switch (this) {
        case PASSWORD -> new SftpCredential.Password(secret);
        case PRIVATE_KEY -> new SftpCredential.PrivateKey(secret);
      };
    }
  }

  static ItemKey itemKey(SftpServerId id) {
    return new ItemKey(Tables.AUTOMATIONS, PREFIX + id, "server");
  }

  /** The item with the secret, which is read only to connect. */
  static ItemKey secretKey(SftpServerId id) {
    return new ItemKey(Tables.PLATFORM, "secrets/" + PREFIX + id, "secret");
  }

  static SftpServer of(Item item) {
    return new SftpServer(
        new SftpServerId(item.key().partition().substring(PREFIX.length())),
        new SftpServerKey(item.text("key").orElseThrow()),
        item.text("name").orElseThrow(),
        new SftpAddress(
            item.text("host").orElseThrow(),
            (int) item.number("port"),
            item.text("user").orElseThrow(),
            HostKey.parse(item.text("hostKey").orElseThrow()),
            item.text("folder").orElseThrow()),
        Objects.requireNonNull(Choices.of(SignIn.class).get(item.text("signIn").orElseThrow())),
        item.instant("createdAt").orElseThrow());
  }

  Item item() {
    return ItemBuilder.at(itemKey(id))
        .text("key", key.value())
        .text("name", name)
        .text("host", address.host())
        .number("port", address.port())
        .text("user", address.user())
        .text("hostKey", address.hostKey().line())
        .text("folder", address.folder())
        .text("signIn", Choices.name(signIn))
        .instant("createdAt", createdAt)
        .text(Tables.AUTOMATIONS_LISTED.partitionAttribute(), LISTED)
        .text(Tables.AUTOMATIONS_LISTED.sortAttribute(), Instants.text(createdAt) + "#" + id)
        .build();
  }
}
