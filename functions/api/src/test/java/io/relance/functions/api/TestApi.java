package io.relance.functions.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.relance.application.activation.CompileDrafts;
import io.relance.application.activation.ToggleAutomations;
import io.relance.application.agenda.Agenda;
import io.relance.application.automations.Automations;
import io.relance.application.automations.Counters;
import io.relance.application.automations.EditAutomations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.PhoneNumbers;
import io.relance.application.launches.Audiences;
import io.relance.application.launches.LaunchAutomation;
import io.relance.application.lists.Lists;
import io.relance.application.occurrences.EnrollOnRequest;
import io.relance.application.occurrences.Occurrences;
import io.relance.application.occurrences.StateConsent;
import io.relance.application.occurrences.TellOptOuts;
import io.relance.application.platform.Audit;
import io.relance.application.platform.DeadLetters;
import io.relance.application.platform.Role;
import io.relance.application.platform.Tokens;
import io.relance.application.requests.KeptAnswers;
import io.relance.application.sending.Claimants;
import io.relance.application.sending.Messages;
import io.relance.application.walks.EndWaves;
import io.relance.application.walks.Enrollments;
import io.relance.application.walks.LostWaves;
import io.relance.application.walks.ReplayDeadLetter;
import io.relance.application.walks.StartWaves;
import io.relance.application.walks.Steps;
import io.relance.application.walks.Waves;
import io.relance.compiler.templates.TemplateLibrary;
import io.relance.embedded.files.FolderObjectStore;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.testkit.time.HandClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole API on a port of this machine, over a store in a folder; nothing runs behind it. */
public final class TestApi implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  public final HandClock clock = new HandClock(Instant.parse("2026-11-23T10:00:00Z"));
  public final SqliteItemStore store;
  public final SqliteQueue queue;
  public final FolderObjectStore objects;
  final KeptEngine engine = new KeptEngine();
  public final Tokens tokens;
  public final String owner = "rl_the-owner-of-it-all";
  private final SqliteDatabase database;
  private final EmbeddedServer server;

  TestApi(Path folder) {
    this(folder, "boot-1");
  }

  private TestApi(Path folder, String boot) {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, InstantSource.system());
    queue = new SqliteQueue(database, InstantSource.system());
    objects = new FolderObjectStore(folder.resolve("objects"));
    tokens = new Tokens(store, clock);
    tokens.keep("Olive", Role.OWNER, owner);
    server =
        ApplicationContext.builder()
            .properties(Map.of("micronaut.server.port", -1))
            .singletons(beans(boot).toArray())
            .run(EmbeddedServer.class);
  }

  /** The same, started again. */
  public static TestApi again(Path folder) {
    return new TestApi(folder, "boot-2");
  }

  public String token(String name, Role role) {
    return tokens.make(name, role).secret();
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
    return Answer.of(CLIENT, request.build());
  }

  private List<Object> beans(String boot) {
    var automations = new Automations(store);
    var flows = new PublishedFlows(store, CompileDrafts::published);
    var check = new CompileDrafts(flows, Set::of);
    var agenda = new Agenda(store, _ -> {}, clock);
    var waves = new Waves(store, agenda, clock);
    var starts = new StartWaves(engine);
    var walks = new Steps.WalkParts(waves, new Enrollments(store), starts);
    var ending = new EndWaves(store, walks, agenda, engine, (_, _) -> {}, clock);
    var losses = new LostWaves(store, waves, starts, agenda, clock);
    var letters = new DeadLetters(store);
    var contacts = new Contacts(store, new PhoneNumbers("FR"), clock);
    var beans = new ArrayList<Object>();
    beans.addAll(List.of(new ProjectClock(clock), tokens, automations, check, letters, contacts));
    beans.add(new EditAutomations(store, automations, clock));
    beans.add(new Counters(store));
    beans.add(new ToggleAutomations(store, automations, check, engine, ending, clock));
    beans.add(new Audit(store, clock));
    beans.add(new ReplayDeadLetter(store, letters, losses, queue, clock));
    beans.add(flows);
    var occurrences = new Occurrences(store, queue);
    var lists = new Lists(store, contacts, clock);
    var telling = new TellOptOuts(store, occurrences, clock);
    beans.add(new StateConsent(new ConsentLedger(store, contacts, clock), telling));
    beans.add(lists);
    beans.add(new Audiences(contacts, lists, ZoneId.of("Europe/Paris")));
    beans.add(new EnrollOnRequest(store, flows, occurrences, clock));
    beans.add(new LaunchAutomation(store, automations, objects, queue, agenda, clock));
    beans.add(new Messages(store));
    beans.add(TemplateLibrary.load());
    beans.add(new HealthController.Health("ok", "test", "1"));
    var real = InstantSource.system();
    beans.add(new KeptAnswers(store, clock, real, Claimants.oneProcess(boot, real)));
    return beans;
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
