package io.relance.functions.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.relance.application.admin.DeploymentChecks;
import io.relance.application.admin.HealthState;
import io.relance.application.admin.Role;
import io.relance.application.admin.Tokens;
import io.relance.application.composition.Clocks;
import io.relance.application.composition.Ports;
import io.relance.application.composition.Project;
import io.relance.application.composition.ProjectShop;
import io.relance.application.composition.Relance;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.gate.SendingLimits;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.shop.ShopAdmin;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import io.relance.embedded.objectstore.FolderObjectStore;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.functions.api.sessions.CodesFromOutside;
import io.relance.providers.sandbox.SandboxEmail;
import io.relance.providers.sandbox.SandboxSms;
import io.relance.providers.sandbox.SandboxWhatsApp;
import io.relance.testkit.fake.IdleEngine;
import io.relance.testkit.server.Http;
import io.relance.testkit.time.HandClock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The whole API on a port of this machine, over a store in a folder; nothing runs behind it. */
public final class TestApi implements AutoCloseable {
  /** So many items of so many characters take all the memory that a store has for items. */
  private static final int OTHER_ITEMS = 200;

  private static final int LONG = 20_000;
  private static final InstantSource REAL_TIME = InstantSource.system();

  public final HandClock clock = new HandClock(Instant.parse("2026-11-23T10:00:00Z"));
  public final String owner = "rl_the-owner-of-it-all";
  public final SqliteItemStore store;
  public final SqliteQueue queue;
  public final Relance relance;

  /** What the check of the disk reports. */
  public HealthState disk = HealthState.OK;

  /** What the deployment's check of its writer reports. */
  public HealthState storeState = HealthState.OK;

  /** What the deployment's check of its queue readers reports. */
  public HealthState queues = HealthState.OK;

  /** The pauses that would have been made. */
  public final Queue<Duration> pauses = new ConcurrentLinkedQueue<>();

  private final SqliteDatabase database;
  private final EmbeddedServer server;

  public TestApi(Path folder) {
    this(folder, "boot-1", Set.of());
  }

  /** One with a shop whose records can be fetched. */
  public static TestApi withShop(ShopAdmin shop, Path folder) {
    return new TestApi(
        folder,
        "boot-1",
        Set.of(),
        Optional.of(new ProjectShop("example.myshopify.com", Optional.of(shop))));
  }

  private TestApi(Path folder, String boot, Set<String> ownNumbers) {
    this(folder, boot, ownNumbers, Optional.empty());
  }

  private TestApi(Path folder, String boot, Set<String> ownNumbers, Optional<ProjectShop> shop) {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, REAL_TIME);
    queue = new SqliteQueue(database, REAL_TIME);
    relance = new Relance(ports(folder), project(boot, ownNumbers, shop));
    relance.administration().tokens().keep("Olive", Role.OWNER, owner);
    server =
        ApplicationContext.builder()
            .properties(Map.of("micronaut.server.port", -1))
            .singletons(beans().toArray())
            .run(EmbeddedServer.class);
  }

  /** The same, started again. */
  public static TestApi again(Path folder) {
    return new TestApi(folder, "boot-2", Set.of());
  }

  /** One whose texts come from a number, or from a name. */
  public static TestApi textingFrom(String sender, Path folder) {
    return new TestApi(folder, "boot-1", Set.of(sender));
  }

  public Tokens tokens() {
    return relance.administration().tokens();
  }

  public String token(String name, Role role) {
    return tokens().create(name, role).secret();
  }

  public URI uri(String path) {
    return server.getURI().resolve(path);
  }

  public ApplicationContext context() {
    return server.getApplicationContext();
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, String json) {
    return send(withBody(path, "POST", json));
  }

  public Answer put(String path, String json) {
    return send(withBody(path, "PUT", json));
  }

  public Answer patch(String path, String json) {
    return send(withBody(path, "PATCH", json));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  public Answer delete(String path, String json) {
    return send(withBody(path, "DELETE", json));
  }

  /** All that is kept, to see whether anything has changed. */
  public Map<String, List<String>> dump() {
    return DatabaseDump.of(database);
  }

  /** A request in the owner's name. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + owner);
  }

  public HttpRequest.Builder withBody(String path, String method, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(json));
  }

  public static Answer send(HttpRequest.Builder request) {
    return Answer.of(Http.send(request));
  }

  private Ports ports(Path folder) {
    return new Ports(
        store,
        queue,
        new IdleEngine(),
        _ -> {},
        new FolderObjectStore(folder.resolve("objects"), InstantSource.system()),
        new Clocks(clock, REAL_TIME, REAL_TIME, pauses::add));
  }

  private static Project project(String boot, Set<String> ownNumbers, Optional<ProjectShop> shop) {
    return new Project(
        ZoneId.of("Europe/Paris"),
        "FR",
        URI.create("http://localhost"),
        10,
        ownNumbers,
        true,
        SendingLimits.NONE,
        new ChannelProviders(
            new ChannelProvider.SmsChannel(
                new SandboxSms(), ownNumbers.stream().findFirst().orElse("sandbox")),
            new ChannelProvider.EmailChannel(new SandboxEmail(), "shop@example.org"),
            new ChannelProvider.WhatsAppChannel(new SandboxWhatsApp(), "sandbox")),
        WorkerLeases.singleProcess(boot, REAL_TIME),
        shop);
  }

  private List<Object> beans() {
    var beans = new ArrayList<Object>(ApiBeans.of(relance));
    beans.add(new Installation("test", "1", true, checks()));
    beans.add(CodesFromOutside.none());
    return beans;
  }

  private DeploymentChecks checks() {
    return new DeploymentChecks() {
      @Override
      public HealthState store() {
        return storeState;
      }

      @Override
      public List<String> damagedRows() {
        return database.damagedRows().names();
      }

      @Override
      public HealthState queues() {
        return queues;
      }

      @Override
      public HealthState disk() {
        return disk;
      }
    };
  }

  /** Lets no write succeed for lack of space. */
  public void fillDisk() {
    database.write(c -> c.prepare("pragma max_page_count = 400").execute());
    database.write(c -> c.execute("create table filling (bytes blob)"));
    for (var size = 100_000; size > 10; size /= 10) {
      fillWith(size);
    }
  }

  private void fillWith(int size) {
    try {
      while (true) {
        database.write(c -> c.execute("insert into filling values (zeroblob(?))", size));
      }
    } catch (TransientFailure full) {
      // Smaller rows fill the rest.
    }
  }

  /** Damages the row of a contact. */
  public void damage(String contact) {
    // What was written last is in memory, undamaged.
    for (var item = 0; item < OTHER_ITEMS; item++) {
      var key = new ItemKey(Tables.PLATFORM, "other", Integer.toString(item));
      store.transact(List.of(Write.put(new Item(key, Map.of("text", Value.of("x".repeat(LONG)))))));
    }
    database.write(
        c ->
            c.execute(
                "update items_contacts set body = cast(replace(cast(body as text), 'phone',"
                    + " 'phony') as blob) where partition = ? and sort = 'contact'",
                "contact#" + contact));
  }

  /** Closes the database under the server. */
  public void breakStore() {
    database.close();
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
