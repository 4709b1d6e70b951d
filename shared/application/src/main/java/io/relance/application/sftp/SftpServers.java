package io.relance.application.sftp;

import io.relance.application.admin.AuditScope;
import io.relance.application.keys.KeyRequest;
import io.relance.application.keys.UniqueKeys;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.SftpServerId;
import io.relance.domain.id.SftpServerKey;
import io.relance.domain.sftp.SftpAddress;
import io.relance.domain.sftp.SftpCredential;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Stores SFTP servers; their secrets are items of their own, which nothing shows. */
public final class SftpServers {
  private final ItemStore store;
  private final UniqueKeys keys;
  private final InstantSource clock;

  public SftpServers(ItemStore store, InstantSource clock) {
    this.store = store;
    this.keys = new UniqueKeys(store, Tables.AUTOMATIONS, "sftp-server");
    this.clock = clock;
  }

  /** A server to create. */
  public record NewSftpServer(
      String name, KeyRequest key, SftpAddress address, SftpCredential credential) {}

  /**
   * Stores a server with its secret.
   *
   * @return empty when another server has the key requested
   */
  public Optional<SftpServer> create(NewSftpServer wanted) {
    var id = new SftpServerId(Ids.random());
    return keys.create(wanted.key(), id.value(), key -> writes(server(id, key, wanted), wanted))
        .flatMap(_ -> find(id));
  }

  private SftpServer server(SftpServerId id, String key, NewSftpServer wanted) {
    return new SftpServer(
        id,
        new SftpServerKey(key),
        wanted.name(),
        wanted.address(),
        SftpServer.SignIn.of(wanted.credential()),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static List<Write> writes(SftpServer server, NewSftpServer wanted) {
    var writes = new ArrayList<Write>();
    writes.add(Write.putNew(server.item()));
    writes.add(Write.put(secret(server.id(), wanted.credential())));
    writes.addAll(AuditScope.entry("sftp-server.create", server.id().value(), server.createdAt()));
    return writes;
  }

  private static Item secret(SftpServerId id, SftpCredential credential) {
    var value =
        switch (credential) {
          case SftpCredential.Password(var password) -> password;
          case SftpCredential.PrivateKey(var pem) -> pem;
        };
    return ItemBuilder.at(SftpServer.secretKey(id)).text("value", value).build();
  }

  public Optional<SftpServer> find(SftpServerId id) {
    return store.get(SftpServer.itemKey(id)).map(SftpServer::of);
  }

  /** The server that has a key. */
  public Optional<SftpServer> byKey(SftpServerKey key) {
    return keys.find(key.value()).map(SftpServerId::new).flatMap(this::find);
  }

  /** What the user of a server signs in with; empty once the server is deleted. */
  public Optional<SftpCredential> credential(SftpServer server) {
    return store
        .get(SftpServer.secretKey(server.id()))
        .flatMap(item -> item.text("value"))
        .map(server.signIn()::credential);
  }

  /** Servers by the time of creation, newest first. */
  public Slice<SftpServer> list(PageRequest page) {
    var servers =
        Query.of(Tables.AUTOMATIONS, SftpServer.LISTED)
            .on(Tables.AUTOMATIONS_LISTED)
            .backwards()
            .page(page);
    var itemPage = store.query(servers);
    return new Slice<>(itemPage.items().stream().map(SftpServer::of).toList(), itemPage.next());
  }

  /** The keys of all servers. */
  public Stream<SftpServerKey> keys() {
    return store
        .all(Query.of(Tables.AUTOMATIONS, SftpServer.LISTED).on(Tables.AUTOMATIONS_LISTED))
        .map(item -> SftpServer.of(item).key());
  }

  /** Deletes a server with its secret. */
  public void delete(SftpServer server) {
    var writes = new ArrayList<Write>();
    writes.add(Write.delete(SftpServer.itemKey(server.id())));
    writes.add(Write.delete(SftpServer.secretKey(server.id())));
    writes.add(keys.release(server.key().value(), server.id().value()));
    writes.addAll(AuditScope.entry("sftp-server.delete", server.id().value(), clock.instant()));
    Transactions.write(store, writes);
  }
}
