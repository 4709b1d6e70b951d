package io.relance.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.relance.application.activation.CheckFlow;
import io.relance.application.activation.ToggleAutomations;
import io.relance.application.agenda.Agenda;
import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.automations.Counters;
import io.relance.application.automations.EditAutomations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.PhoneNumbers;
import io.relance.application.lists.Lists;
import io.relance.application.platform.Audit;
import io.relance.application.platform.DeadLetters;
import io.relance.application.platform.KeptAnswers;
import io.relance.application.platform.Role;
import io.relance.application.platform.Tokens;
import io.relance.application.walks.EndWaves;
import io.relance.application.walks.Enrollments;
import io.relance.application.walks.LostWaves;
import io.relance.application.walks.ReplayDeadLetter;
import io.relance.application.walks.StartWaves;
import io.relance.application.walks.Steps;
import io.relance.application.walks.Waves;
import io.relance.compiler.Compilation;
import io.relance.compiler.FlowCompiler;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.codec.Reading;
import io.relance.compiler.validate.ValidationContext;
import io.relance.domain.flow.Flow;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole API on a port of this machine, over a store in a folder; nothing runs behind it. */
final class TestApi implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  final HandClock clock = new HandClock(Instant.parse("2026-11-23T10:00:00Z"));
  final SqliteItemStore store;
  final SqliteQueue queue;
  final KeptEngine engine = new KeptEngine();
  final Tokens tokens;
  final String owner = "rl_the-owner-of-it-all";
  private final SqliteDatabase database;
  private final EmbeddedServer server;

  TestApi(Path folder) {
    this(folder, "boot-1");
  }

  private TestApi(Path folder, String boot) {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, InstantSource.system());
    queue = new SqliteQueue(database, InstantSource.system());
    tokens = new Tokens(store, clock);
    tokens.keep("Olive", Role.OWNER, owner);
    server =
        ApplicationContext.builder()
            .properties(Map.of("micronaut.server.port", -1))
            .singletons(beans(boot).toArray())
            .run(EmbeddedServer.class);
  }

  /** The same, started again. */
  static TestApi again(Path folder) {
    return new TestApi(folder, "boot-2");
  }

  String token(String name, Role role) {
    return tokens.make(name, role).secret();
  }

  URI uri(String path) {
    return server.getURI().resolve(path);
  }

  ApplicationContext context() {
    return server.getApplicationContext();
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, String json) {
    return send(withBody(path, "POST", json));
  }

  Answer put(String path, String json) {
    return send(withBody(path, "PUT", json));
  }

  Answer patch(String path, String json) {
    return send(withBody(path, "PATCH", json));
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  Answer delete(String path, String json) {
    return send(withBody(path, "DELETE", json));
  }

  /** A request in the owner's name. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + owner);
  }

  HttpRequest.Builder withBody(String path, String method, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(json));
  }

  static Answer send(HttpRequest.Builder request) {
    return Answer.of(CLIENT, request.build());
  }

  private List<Object> beans(String boot) {
    var automations = new Automations(store);
    var check = (CheckFlow) TestApi::check;
    var agenda = new Agenda(store, _ -> {}, clock);
    var waves = new Waves(store, agenda, clock);
    var starts = new StartWaves(engine);
    var walks = new Steps.WalkParts(waves, new Enrollments(store), starts);
    var ending = new EndWaves(store, walks, agenda, engine, (_, _) -> {}, clock);
    var losses = new LostWaves(store, waves, starts, agenda, clock);
    var letters = new DeadLetters(store);
    var contacts = new Contacts(store, new PhoneNumbers("FR"), clock);
    var beans = new ArrayList<Object>();
    beans.addAll(List.of(clock, tokens, automations, check, letters, contacts));
    beans.add(new EditAutomations(store, automations, clock));
    beans.add(new Counters(store));
    beans.add(new ToggleAutomations(store, automations, check, engine, ending, clock));
    beans.add(new Audit(store, clock));
    beans.add(new ReplayDeadLetter(store, letters, losses, queue, clock));
    beans.add(new PublishedFlows(store, TestApi::flow));
    beans.add(new ConsentLedger(store, contacts, clock));
    beans.add(new Lists(store, contacts, clock));
    beans.add(new HealthController.Health("ok", "test", "1"));
    beans.add((FlowSources.TemplateFlows) TestApi::template);
    var alone = new KeptAnswers.Holder(boot, true);
    beans.add(new KeptAnswers(store, clock, InstantSource.system(), alone));
    return beans;
  }

  private static Optional<JsonNode> template(String slug) {
    return Optional.of(slug)
        .filter("thanks"::equals)
        .map(_ -> JsonNodeFactory.instance.objectNode());
  }

  private static CheckFlow.Checked check(Automation automation) {
    var json = automation.draft();
    return switch (new FlowCompiler().compile(json, ValidationContext.UNKNOWN)) {
      case Compilation.Rejected(var diagnostics) ->
          new CheckFlow.Checked(diagnostics, Optional.empty());
      case Compilation.Compiled(var definition, var warnings) ->
          new CheckFlow.Checked(
              warnings, Optional.of(new CheckFlow.Compiled(flow(json), definition)));
    };
  }

  private static Flow flow(String json) {
    if (FlowCodec.decode(json) instanceof Reading.Whole<Flow>(var flow)) {
      return flow;
    }
    throw new IllegalArgumentException("Not a flow");
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
