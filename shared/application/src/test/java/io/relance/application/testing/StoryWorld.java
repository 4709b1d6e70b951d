package io.relance.application.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.activation.ActivationNote;
import io.relance.application.activation.CheckFlow;
import io.relance.application.activation.ToggleAutomations;
import io.relance.application.automations.Automations;
import io.relance.application.automations.Counters;
import io.relance.application.automations.EditAutomations;
import io.relance.application.automations.NewAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.Contact;
import io.relance.application.contacts.ContactKeys;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.PhoneNumbers;
import io.relance.application.events.ContactEvent;
import io.relance.application.events.ContactEventMessage;
import io.relance.application.events.ContactEvents;
import io.relance.application.events.PublishOptOuts;
import io.relance.application.events.TriggerAutomations;
import io.relance.application.execution.CancelWaves;
import io.relance.application.execution.EnrollContacts;
import io.relance.application.execution.Enrollments;
import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.StartWaves;
import io.relance.application.execution.Waves;
import io.relance.application.inbound.AcceptInboundText;
import io.relance.application.inbound.AnswerInboundText;
import io.relance.application.inbound.ApplySubscriptionKeywords;
import io.relance.application.inbound.ReceivedText;
import io.relance.application.inbound.RouteInboundText;
import io.relance.application.inbound.SubscriptionReplies;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Tables;
import io.relance.application.scheduling.Agenda;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.shop.AcceptShopFact;
import io.relance.application.shop.PrivacyDuties;
import io.relance.application.shop.ProcessAbandonedCarts;
import io.relance.application.shop.ProcessShopFact;
import io.relance.compiler.codec.DecodeResult.Whole;
import io.relance.compiler.codec.FlowCodec;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.flow.Flow;
import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.queue.QueueName;
import io.relance.domain.store.Query;
import io.relance.embedded.objectstore.FolderObjectStore;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.embedded.store.StoreFaults;
import io.relance.providers.shopify.ShopifyWebhooks;
import io.relance.providers.twilio.TwilioForm;
import io.relance.providers.twilio.TwilioWebhooks;
import io.relance.testkit.fake.SampleEvents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A shop on the real store and queues, from what its webhooks tell to who enters what. */
public final class StoryWorld implements AutoCloseable {
  public static final String OURS = "+12025550199";

  public final HandClock clock = new HandClock();
  public final NotingEngine engine = new NotingEngine();
  public final List<String> erased = new ArrayList<>();
  public final List<ReceivedText> confirmed = new ArrayList<>();
  public final SqliteItemStore store;
  public final SqliteQueue queue;
  public final Contacts contacts;
  public final ConsentLedger ledger;
  public final ToggleAutomations toggling;
  public final ContactEvents occurrences;
  public final AcceptShopFact acceptFact;
  public final FolderObjectStore objects;
  private final SampleEvents events = SampleEvents.find();
  private final SqliteDatabase database;
  private final EditAutomations editing;
  private final Agenda agenda;
  private final Map<DueKind, DueAction> actions;
  private final Map<QueueName, Consumer<String>> consumers;
  private final AcceptInboundText acceptInboundText;

  public StoryWorld(Path folder) {
    this(folder, StoreFaults.none());
  }

  public StoryWorld(Path folder, StoreFaults faults) {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, clock, Set.of(), faults);
    queue = new SqliteQueue(database, InstantSource.system());
    objects = new FolderObjectStore(folder);
    agenda = new Agenda(store, _ -> {}, clock);
    contacts = new Contacts(store, new PhoneNumbers("US"), clock);
    ledger = new ConsentLedger(store, contacts, clock);
    occurrences = new ContactEvents(store, queue);
    var automations = new Automations(store);
    editing = new EditAutomations(store, automations, clock);
    var waves = new Waves(store, agenda, clock, ZoneOffset.UTC);
    var starts = new StartWaves(engine);
    var walks = new ExecuteSteps.WalkParts(waves, new Enrollments(store), starts);
    var ending = new CancelWaves(store, walks, agenda, engine, (_, _) -> {}, clock);
    toggling = new ToggleAutomations(store, automations, check(), engine, ending, clock);
    var flows = new PublishedFlows(store, StoryWorld::read);
    var enrolling = new EnrollContacts(store, waves, starts, clock);
    var publishOptOuts = new PublishOptOuts(store, occurrences, clock);
    var known = new ProcessShopFact.Known(store, queue, objects, contacts, ledger);
    var automated =
        new ProcessShopFact.Automated(occurrences, publishOptOuts, flows, automations, agenda);
    var takeFact = new ProcessShopFact(known, automated, duties(), clock);
    var triggering = new TriggerAutomations(store, occurrences, flows, enrolling, clock);
    var wishes = new ApplySubscriptionKeywords(ledger, clock);
    var deciding = new RouteInboundText(store, contacts, flows, clock);
    SubscriptionReplies replies = confirmed::add;
    var consequences =
        new AnswerInboundText.Consequences(enrolling, wishes, publishOptOuts, replies);
    var answering = new AnswerInboundText(store, occurrences, deciding, consequences, clock);
    var texts = new AcceptInboundText.Texts(store, queue, occurrences);
    acceptFact = new AcceptShopFact(store, queue, objects);
    acceptInboundText = new AcceptInboundText(texts, contacts, wishes, Set.of(OURS), clock);
    actions = actions(new ProcessAbandonedCarts(store, automations, occurrences));
    consumers =
        Map.of(
            Queues.SHOP_FACTS, takeFact::take,
            Queues.OCCURRENCES, body -> triggering.take(List.of(ContactEventMessage.parse(body))),
            Queues.INBOUND, answering::answer);
  }

  private static Map<DueKind, DueAction> actions(DueAction carts) {
    return Agenda.actions(
        Stream.of(DueKind.values())
            .map(kind -> kind == DueKind.CART ? carts : new LooksAway(kind)));
  }

  /** The shop tells one of the kept events, and all that follows is done. */
  public void tells(String slug) {
    tells(events.topic(slug), body(slug));
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
    tells(events.topic(slug), body);
  }

  public void tells(String topic, String body) {
    accepts(topic, body);
    settles();
  }

  /** The shop tells an event, and nothing follows yet. */
  public void accepts(String topic, String body) {
    var parsedWebhook = ShopifyWebhooks.parse(topic, body.getBytes(StandardCharsets.UTF_8));
    acceptFact.accept(((Parsed<io.relance.domain.shop.ShopFact>) parsedWebhook).value());
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
    acceptInboundText.accept(
        ((Parsed<io.relance.domain.inbound.InboundText>) parsedWebhook).value());
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
    var automation = editing.create(NewAutomation.of("A story", Json.tree(flow))).orElseThrow();
    toggling.activate(automation.id(), ActivationNote.by("system"));
    return automation.id();
  }

  /** Lets time pass, in one go, and does what has become due. */
  public void pass(Duration time) {
    clock.advance(time);
    tick();
    settles();
  }

  /** A tick that fails is made up for by the next one. */
  private void tick() {
    try {
      agenda.tick(actions);
    } catch (TransientFailure _) {
      agenda.tick(actions);
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

  public long timesTriggered(String automation) {
    return count(automation, Counters.TIMES_TRIGGERED);
  }

  public long entered(String automation) {
    return count(automation, Counters.ENTERED);
  }

  private long count(String automation, String name) {
    return new Counters(store).of(automation).getOrDefault(name, 0L);
  }

  public ContactEvent occurrence(String id) {
    return occurrences.find(id).orElseThrow();
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
    return contacts.list(100, Optional.empty()).items().size();
  }

  /** The kinds of what the timeline of a contact shows, in order. */
  public List<String> timeline(String contact) {
    return activities(contact).map(item -> item.text("kind").orElseThrow()).toList();
  }

  /** The reasons that the timeline gives for how texts were answered. */
  public List<String> reasons(String contact) {
    return activities(contact)
        .filter(item -> item.text("kind").equals(Optional.of("inbound-message")))
        .map(item -> Json.tree(item.text("details").orElseThrow()).path("reason").asText())
        .toList();
  }

  private java.util.stream.Stream<io.relance.domain.store.Item> activities(String contact) {
    return store.all(
        Query.of(Tables.CONTACTS, ContactKeys.partition(contact))
            .startingWith(ContactKeys.ACTIVITY));
  }

  @Override
  public void close() {
    database.close();
  }

  private PrivacyDuties duties() {
    return new PrivacyDuties() {
      @Override
      public String export(String contact) {
        return "{\"id\":\"" + contact + "\"}";
      }

      @Override
      public void erase(String contact) {
        erased.add(contact);
      }
    };
  }

  private record LooksAway(DueKind kind) implements DueAction {
    @Override
    public Optional<java.time.Instant> fire(String subject, java.time.Instant now) {
      return Optional.empty();
    }
  }

  private static CheckFlow check() {
    return (flow, _) ->
        new CheckFlow.Checked(
            List.of(), Optional.of(new CheckFlow.Compiled(read(flow), "{}")), List.of());
  }

  private static Flow read(String json) {
    if (FlowCodec.decode(json) instanceof Whole<Flow>(var flow)) {
      return flow;
    }
    throw new IllegalArgumentException("Not a flow");
  }
}
