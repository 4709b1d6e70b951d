package io.relance.benchmarks;

import io.relance.application.activation.ActivationNote;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.NewAutomation;
import io.relance.application.composition.Relance;
import io.relance.application.contacts.ConsentStatement;
import io.relance.application.lists.CreateListResult;
import io.relance.application.persistence.Json;
import io.relance.config.Settings;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.ContactDetails;
import io.relance.server.Deployment;
import io.relance.testkit.fake.TwilioAccount;
import io.relance.testkit.server.ApiClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A deployment in this process, to fill a folder before a server is measured on it. */
final class Shop implements AutoCloseable {
  private static final String TOKEN = "owner-token-of-a-benchmark";
  static final String SENDER = "+12025550199";

  private final Deployment deployment;

  Shop(Path folder, URI sink) {
    this(folder, sink, Map.of());
  }

  /**
   * @param more settings beside those of every measured server
   */
  Shop(Path folder, URI sink, Map<String, String> more) {
    var settings = new HashMap<>(settings(sink));
    settings.putAll(more);
    deployment = new Deployment(Settings.read(settings, 0), folder, 0);
  }

  /** The settings of a server whose texts go to a sink, as fast as it can. */
  static Map<String, String> settings(URI sink) {
    return Map.of(
        "RELANCE_OWNER_TOKEN",
        TOKEN,
        "RELANCE_TWILIO_ACCOUNT_SID",
        TwilioAccount.INVENTED.sid(),
        "RELANCE_TWILIO_AUTH_TOKEN",
        TwilioAccount.INVENTED.token(),
        "RELANCE_TWILIO_FROM",
        SENDER,
        "RELANCE_TWILIO_BASE_URL",
        sink.toString(),
        "RELANCE_QUIET_HOURS",
        "off",
        "RELANCE_SMS_RATE",
        "100000",
        "RELANCE_LOG",
        "ERROR");
  }

  /** A client of a server with these settings. */
  static ApiClient client(URI server) {
    return new ApiClient(server, TOKEN);
  }

  Relance relance() {
    return deployment.relance();
  }

  /** An automation switched on. */
  LiveAutomation automation(String flow) {
    var made =
        relance()
            .authoring()
            .editAutomations()
            .create(NewAutomation.of("Benchmark", Json.tree(flow)))
            .orElseThrow();
    var _ =
        relance().authoring().toggleAutomations().activate(made.id(), ActivationNote.by("system"));
    return relance().execution().flows().liveById(made.id()).orElseThrow();
  }

  /** A number of contacts, each with its own phone. */
  List<String> contacts(int people) {
    return contacts(people, number -> ContactDetails.ofPhone(phone(number)));
  }

  /** A number of contacts, each with an email address of its own and no phone. */
  List<String> addresses(int people) {
    return contacts(
        people, number -> ContactDetails.ofEmail("ana%d@benchmark.example".formatted(number)));
  }

  private List<String> contacts(int people, IntFunction<ContactDetails> details) {
    try (var threads = Executors.newFixedThreadPool(32)) {
      var made =
          IntStream.range(0, people)
              .mapToObj(number -> threads.submit(() -> contact(details.apply(number))))
              .toList();
      return made.stream().map(Shop::result).toList();
    }
  }

  /** A number of contacts, each with its own phone, who are subscribed to texts. */
  List<String> subscribers(int people) {
    var contacts = contacts(people);
    try (var threads = Executors.newFixedThreadPool(32)) {
      contacts.forEach(contact -> threads.execute(() -> subscribe(contact)));
    }
    return contacts;
  }

  private void subscribe(String contact) {
    var optIn = ConsentStatement.optIn(Channel.SMS, "benchmark", Instant.now());
    var _ = relance().people().ledger().enter(new ContactId(contact), optIn);
  }

  /** A list of contacts, by its id. */
  String list(Collection<String> contacts) {
    return list("Benchmark", contacts);
  }

  /** As above, under a name. */
  String list(String name, Collection<String> contacts) {
    var lists = relance().people().lists();
    return switch (lists.create(name)) {
      case CreateListResult.Made(var list) -> {
        var _ = lists.add(list.id(), contacts.stream().map(ContactId::new).toList());
        yield list.id().value();
      }
      case CreateListResult.Unnamed _, CreateListResult.KeyTaken _ ->
          throw new IllegalStateException("The list " + name + " was not created");
    };
  }

  /** The phone of the contact with this number, up to two million: none is a placeholder. */
  static String phone(int number) {
    return "+336%08d".formatted(20_000_000 + number);
  }

  private String contact(ContactDetails details) {
    var named = details.withFirstName("Ana");
    return relance().people().contacts().resolve(named).orElseThrow().id().value();
  }

  private static String result(Future<String> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException unfinished) {
      throw new IllegalStateException("Contacts could not be made", unfinished);
    }
  }

  @Override
  public void close() {
    deployment.close();
  }
}
