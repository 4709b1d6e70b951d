package io.relance.application.sending.dispatch;

import io.relance.application.automations.Counters;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.contacts.ConsentStatement;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.EnrollmentRequest;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Tables;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.application.sending.model.DispatchMessage;
import io.relance.application.sending.model.Messages;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendTask;
import io.relance.application.sending.model.Sends;
import io.relance.domain.contact.Channel;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What happens in a world of sending: people come, waves arrive, queues are worked through. */
record SendingScenario(SendingFixture world) {
  static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "marketing",
         "text": "Hello {{ contact.firstName }}!", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  private static final Duration LOOK = Duration.ofSeconds(10);

  /** A contact who agreed to texts. */
  ContactId subscriber(String name, String phone) {
    var contact = contact(name, ContactDetails.ofPhone(phone).withEmail(name + "@example.com"));
    subscribe(contact);
    return contact;
  }

  /** A contact with the given name and other details. */
  ContactId contact(String name, ContactDetails details) {
    return world.contacts.resolve(details.withFirstName(name)).orElseThrow().id();
  }

  void subscribe(ContactId contact) {
    for (var channel : List.of(Channel.SMS, Channel.EMAIL)) {
      world.ledger.enter(
          contact, ConsentStatement.optIn(channel, "api", world.around.clock().instant()));
    }
  }

  void stops(ContactId contact) {
    world.ledger.enter(
        contact, ConsentStatement.optOut(Channel.SMS, "sms", world.around.clock().instant()));
  }

  List<ContactId> subscribers(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> subscriber("Ana" + at, "+336120%05d".formatted(at)))
        .toList();
  }

  /** Enrols contacts in one wave; answers its id. */
  WaveId wave(
      LiveAutomation automation, String source, List<ContactId> contacts, boolean exchange) {
    var candidates =
        contacts.stream().map(contact -> new EnrollmentRequest(contact, source, false)).toList();
    world.walking.enrollContacts().enroll(automation, candidates, exchange);
    return waveOf(source, contacts.getFirst());
  }

  /** The wave of a contact that a source enrolled. */
  WaveId waveOf(String source, ContactId contact) {
    var enrollment = Enrollment.id(SendingFixture.AUTOMATION, source, contact);
    return world.walking.enrollments().find(enrollment).orElseThrow().wave();
  }

  /** The first wave that waits for an opening. */
  WaveId forked() {
    return world.around.engine().started.values().stream()
        .map(Json::tree)
        .filter(input -> input.has("until"))
        .map(input -> new WaveId(input.path("wave").asText()))
        .findFirst()
        .orElseThrow();
  }

  WaveId launch(LiveAutomation automation, List<ContactId> contacts) {
    return wave(automation, "launch-1", contacts, false);
  }

  /** The engine tells that a wave came to an element. */
  void arrives(WaveId wave, long attempt, ElementId element) {
    var sendTask = new SendTask(wave, attempt, element, wave + "-" + attempt + "-" + element);
    world.queue.send(Queues.SENDS, Message.of(Json.write(sendTask)));
  }

  void arrives(WaveId wave, ElementId element) {
    arrives(wave, 1, element);
  }

  /** Works through what can be received now. */
  void work() {
    boolean worked;
    do {
      worked =
          work(
              Queues.SENDS,
              body -> world.sending().prepareSends().prepare(Json.read(body, SendTask.class)));
      worked |=
          work(
              Queues.HANDOVERS,
              body -> world.sending().dispatchSends().dispatch(DispatchMessage.parse(body)));
    } while (worked);
  }

  /** Works until something fails; says whether it did. */
  boolean workUntilItFails() {
    try {
      work();
      return false;
    } catch (TransientFailure _) {
      return true;
    }
  }

  /** Does one message of those that tell of arrivals. */
  void workOnce() {
    work(
        Queues.SENDS,
        body -> world.sending().prepareSends().prepare(Json.read(body, SendTask.class)));
  }

  private boolean work(QueueName queue, Consumer<String> use) {
    var received = world.queue.receive(queue, 1, Duration.ZERO);
    for (Received message : received) {
      use.accept(message.body());
      world.queue.acknowledge(queue, List.of(message));
    }
    return !received.isEmpty();
  }

  /** Real time passes, and what waited for it is done. */
  void later(Duration time) {
    world.around.realTime().pass(time);
    work();
  }

  /** The clock of marketers and contacts moves on, and the agenda does what is due. */
  void due(Duration time) {
    world.around.clock().pass(time);
    tick();
    work();
  }

  /** The agenda does what is due. */
  void tick() {
    world.walking.schedule().tick(Schedule.actions(actions()));
  }

  /** All clocks move on, and what is due is done every ten seconds. */
  void passes(Duration time) {
    for (var left = time; left.isPositive(); left = left.minus(LOOK)) {
      world.around.realTime().pass(LOOK);
      due(LOOK);
    }
  }

  /** All clocks move on in one go, and what is due is done once. */
  void passesAtOnce(Duration time) {
    world.around.realTime().pass(time);
    due(time);
  }

  private Stream<DueAction> actions() {
    var idle =
        Stream.of(DueKind.values())
            .filter(
                kind -> world.sending().dueActions().stream().noneMatch(it -> it.kind() == kind))
            .<DueAction>map(IdleAction::new);
    return Stream.concat(world.sending().dueActions().stream(), idle);
  }

  /** Does nothing. */
  private record IdleAction(DueKind kind) implements DueAction {
    @Override
    public Optional<Instant> fire(String subject, Instant now) {
      return Optional.empty();
    }
  }

  Send send(String source, ContactId contact, ElementId element) {
    var enrollment = Enrollment.id(SendingFixture.AUTOMATION, source, contact);
    return new Sends(world.store).find(Send.id(enrollment, element)).orElseThrow();
  }

  Send send(ContactId contact) {
    return send("launch-1", contact, new ElementId("hello"));
  }

  /** All sends at an element, of the contacts enrolled by a source. */
  List<Send> sends(String source, ElementId element) {
    return new Messages(world.store)
        .list(Messages.Filter.ALL, PageRequest.first(100)).items().stream()
            .filter(view -> view.element().equals(Optional.of(element)))
            .map(view -> send(source, view.contact(), element))
            .toList();
  }

  Map<String, Long> counts() {
    return new Counters(world.store).of(SendingFixture.AUTOMATION);
  }

  long count(String name) {
    return counts().getOrDefault(name, 0L);
  }

  /** The exit that a wave was told to take; empty while it waits. */
  Optional<String> movedOn(WaveId wave, ElementId element) {
    return Optional.ofNullable(world.around.engine().succeeded.get(wave + "-1-" + element));
  }

  /** Each shard's counts add up, at whatever moment. */
  static boolean addsUp(Item shard) {
    var states =
        Stream.of("queued", "held", "sent", "failed", "skipped", "unconfirmed")
            .mapToLong(shard::number)
            .sum();
    return shard.number(Counters.TARGETED) == states;
  }

  List<Item> shards() {
    var keys = new LinkedHashMap<ItemKey, Item>();
    IntStream.range(0, 8)
        .mapToObj(
            shard ->
                new ItemKey(
                    Tables.AUTOMATIONS,
                    "counters#" + SendingFixture.AUTOMATION + "#" + shard,
                    "counters"))
        .forEach(key -> world.store.get(key).ifPresent(item -> keys.put(key, item)));
    return List.copyOf(keys.values());
  }
}
