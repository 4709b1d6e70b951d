package io.relance.application.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.activation.ActivationNote;
import io.relance.application.activation.CheckFlow;
import io.relance.application.activation.ToggleAutomations;
import io.relance.application.automations.Counters;
import io.relance.application.automations.NewAutomation;
import io.relance.application.composition.Ports;
import io.relance.application.composition.Project;
import io.relance.application.composition.Relance;
import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.events.ContactEvent;
import io.relance.application.events.ContactEventMessage;
import io.relance.application.launches.LaunchPages;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Tables;
import io.relance.application.recurrence.DateSchedule;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.JobId;
import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.provider.SmsProvider;
import io.relance.domain.queue.QueueName;
import io.relance.domain.shop.ShopAdmin;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import io.relance.embedded.objectstore.FolderObjectStore;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.providers.shopify.ShopifyWebhooks;
import io.relance.providers.twilio.TwilioForm;
import io.relance.providers.twilio.TwilioWebhooks;
import io.relance.testkit.fake.SampleEvents;
import io.relance.testkit.fault.FaultyItemStore;
import io.relance.testkit.fault.StoreFaults;
import io.relance.testkit.time.HandClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A shop on the real store and queues, from what its webhooks tell to who enters what. */
public final class StoryWorld implements AutoCloseable {
  public static final String OURS = "+12025550199";
  public static final String SERVICE = "MG0123456789abcdef0123456789abcdef";

  public final HandClock clock = TestProject.clock();
  public final RecordingEngine engine = new RecordingEngine();
  public final RecordingSms sms = new RecordingSms();
  public final ItemStore store;
  public final SqliteQueue queue;
  public final FolderObjectStore objects;
  public final Relance relance;
  public final Contacts contacts;
  public final ConsentLedger ledger;
  public final ToggleAutomations toggling;
  private final SampleEvents events = SampleEvents.find();
  private final SqliteDatabase database;
  private final Map<QueueName, Consumer<String>> consumers;

  public StoryWorld(Path folder) {
    this(folder, StoreFaults.none());
  }

  public StoryWorld(Path folder, StoreFaults faults) {
    this(folder, faults, ours(OURS));
  }

  /** A project whose shop's records can be fetched. */
  public static StoryWorld withShop(Path folder, StoreFaults faults, ShopAdmin shop) {
    return new StoryWorld(folder, faults, sms -> TestProject.withShop(project(OURS, sms), shop));
  }

  /** A project whose sender is a messaging service, the numbers of which are not configured. */
  public static StoryWorld withMessagingService(Path folder) {
    return new StoryWorld(folder, StoreFaults.none(), ours(SERVICE));
  }

  private static Function<SmsProvider, Project> ours(String sender) {
    return sms -> project(sender, sms);
  }

  private static Project project(String sender, SmsProvider sms) {
    return TestProject.of(ZoneOffset.UTC, "US", Set.of(sender), sms);
  }

  private StoryWorld(Path folder, StoreFaults faults, Function<SmsProvider, Project> project) {
    database = SqliteDatabase.open(folder);
    store = new FaultyItemStore(new SqliteItemStore(database, clock), faults);
    queue = new SqliteQueue(database, InstantSource.system());
    objects = new FolderObjectStore(folder, InstantSource.system());
    var ports = new Ports(store, queue, engine, _ -> {}, objects, clock, InstantSource.system());
    relance = new Relance(ports, project.apply(sms));
    contacts = relance.people().contacts();
    ledger = relance.people().ledger();
    var authoring = relance.authoring();
    toggling =
        new ToggleAutomations(
            store,
            authoring.automations(),
            check(),
            engine,
            relance.messaging().cancelEnrollments(),
            relance.backgroundJobs().startJobs(),
            new DateSchedule(relance.execution().schedule(), ZoneOffset.UTC),
            clock);
    var arrivals = relance.ingest();
    consumers =
        Map.of(
            Queues.SHOP_FACTS,
            arrivals.processShopFact()::take,
            Queues.OCCURRENCES,
            body -> arrivals.triggerAutomations().take(List.of(ContactEventMessage.parse(body))),
            Queues.INBOUND,
            arrivals.answerInboundText()::answer,
            Queues.LAUNCHES,
            body ->
                relance
                    .launching()
                    .enrollPage()
                    .enroll(Json.read(body, LaunchPages.PageMessage.class)),
            Queues.JOBS,
            body -> relance.backgroundJobs().runJobs().run(new JobId(body), Duration.ofMinutes(1)));
  }

  /** The shop tells one of the kept events, and all that follows is done. */
  public void deliver(String slug) {
    deliver(events.topic(slug), body(slug));
  }

  public String body(String slug) {
    return new String(events.shopify(slug), StandardCharsets.UTF_8);
  }

  /** The shop tells an event with some words in it replaced: pairs of old and new. */
  public void tellsOf(String slug, String... replaced) {
    var body = body(slug);
    for (int at = 0; at < replaced.length; at += 2) {
      body = body.replace(replaced[at], replaced[at + 1]);
    }
    deliver(events.topic(slug), body);
  }

  public void deliver(String topic, String body) {
    accepts(topic, body);
    settles();
  }

  /** The shop tells an event, and nothing follows yet. */
  public void accepts(String topic, String body) {
    var parsedWebhook = ShopifyWebhooks.parse(topic, body.getBytes(StandardCharsets.UTF_8));
    relance
        .ingest()
        .acceptShopFact()
        .accept(((Parsed<io.relance.domain.shop.ShopFact>) parsedWebhook).value());
  }

  public String topic(String slug) {
    return events.topic(slug);
  }

  /** Somebody's text comes by Twilio, and all that follows is done. */
  public void receives(String slug) {
    receivesForm(events.twilio(slug));
  }

  public void receivesForm(String form) {
    acceptsForm(form);
    settles();
  }

  private void acceptsForm(String form) {
    var parsedWebhook = TwilioWebhooks.parseInbound(TwilioForm.parse(form));
    relance
        .ingest()
        .acceptInboundText()
        .accept(((Parsed<io.relance.domain.inbound.InboundText>) parsedWebhook).value());
  }

  /** A text of somebody, with an id of its own. */
  public void receives(String id, String from, String text) {
    acceptsText(id, from, text);
    settles();
  }

  /** The same, which nobody takes from its queue yet. */
  public void acceptsText(String id, String from, String text) {
    acceptsForm(
        "MessageSid=%s&From=%s&To=%s&Body=%s"
            .formatted(id, encoded(from), encoded(OURS), encoded(text)));
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Lets an automation with this trigger go live, and answers its id. */
  public String activate(String trigger) {
    var flow =
        """
        {"format": 1, "trigger": %s, "start": "done",
         "elements": [{"id": "done", "name": "Done", "kind": "end", "outcome": "neutral"}]}
        """
            .formatted(trigger);
    var automation =
        relance
            .authoring()
            .editAutomations()
            .create(NewAutomation.of("A story", Json.tree(flow)))
            .orElseThrow();
    toggling.activate(automation.id(), ActivationNote.by("system"));
    return automation.id().value();
  }

  /** Lets time pass, in one go, and does what has become due. */
  public void pass(Duration time) {
    clock.pass(time);
    tick();
    settles();
  }

  /** Does again what is still in the schedule of the last 24 hours. */
  public void sweep() {
    relance.execution().schedule().sweep(relance.dueActions());
    settles();
  }

  /** A tick that fails is made up for by the next one. */
  private void tick() {
    try {
      relance.execution().schedule().tick(relance.dueActions());
    } catch (TransientFailure _) {
      relance.execution().schedule().tick(relance.dueActions());
    }
  }

  /** Takes from every queue until nothing is left. */
  public void settles() {
    while (consumers.entrySet().stream().anyMatch(one -> takesSome(one.getKey(), one.getValue()))) {
      // More may have come of it.
    }
  }

  /** As {@link #settles}, by several at once. */
  public void settlesBy(int workers) {
    var threads =
        IntStream.range(0, workers).mapToObj(_ -> Thread.ofVirtual().start(this::settles)).toList();
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    settles();
  }

  /** What fails is shown again at once, as often as it takes. */
  private boolean takesSome(QueueName name, Consumer<String> consumer) {
    var received = queue.receive(name, 10, Duration.ZERO);
    for (var message : received) {
      try {
        consumer.accept(message.body());
        queue.acknowledge(name, List.of(message));
      } catch (TransientFailure _) {
        queue.release(name, message, Duration.ZERO);
      }
    }
    return !received.isEmpty();
  }

  public long timesTriggered(AutomationId automation) {
    return count(automation, Counters.TIMES_TRIGGERED);
  }

  public long entered(AutomationId automation) {
    return count(automation, Counters.ENTERED);
  }

  private long count(AutomationId automation, String name) {
    return relance.authoring().counters().of(automation).getOrDefault(name, 0L);
  }

  public ContactEvent occurrence(String id) {
    return relance.people().contactEvents().find(id).orElseThrow();
  }

  public JsonNode variables(String occurrence) {
    return Json.tree(occurrence(occurrence).variables());
  }

  public Contact byEmail(String email) {
    return contacts.byEmail(email).orElseThrow();
  }

  public Contact byPhone(String phone) {
    return contacts.byPhone(phone).orElseThrow();
  }

  public int contacts() {
    return contacts.list(PageRequest.first(100)).items().size();
  }

  /** The kinds of what the timeline of a contact shows, in order. */
  public List<String> timeline(ContactId contact) {
    return activities(contact).map(item -> item.text("kind").orElseThrow()).toList();
  }

  /** The reasons that the timeline gives for how texts were answered. */
  public List<String> reasons(ContactId contact) {
    return activities(contact)
        .filter(item -> item.text("kind").equals(Optional.of("inbound-message")))
        .map(item -> Json.tree(item.text("details").orElseThrow()).path("reason").asText())
        .toList();
  }

  private java.util.stream.Stream<io.relance.domain.store.Item> activities(ContactId contact) {
    return store.all(
        Query.of(Tables.CONTACTS, ContactKeys.partition(contact))
            .startingWith(ContactKeys.ACTIVITY));
  }

  @Override
  public void close() {
    database.close();
  }

  /** Takes flows that validation refuses, too. */
  private static CheckFlow check() {
    return new CheckFlow() {
      @Override
      public Checked check(String flow) {
        return new Checked(
            List.of(), Optional.of(new Compiled(LiveFlows.read(flow), "{}")), List.of());
      }

      @Override
      public Checked check(String flow, AutomationId automationId) {
        return check(flow);
      }
    };
  }
}
