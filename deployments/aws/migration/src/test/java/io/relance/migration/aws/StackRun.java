package io.relance.migration.aws;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.relance.application.composition.Ports;
import io.relance.application.composition.Relance;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Queues;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.config.Providers;
import io.relance.config.Settings;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import io.relance.functions.handlers.ClicksHandler;
import io.relance.functions.handlers.DispatchHandler;
import io.relance.functions.handlers.EventsHandler;
import io.relance.functions.handlers.SendsHandler;
import io.relance.functions.handlers.ShopFactsHandler;
import io.relance.functions.handlers.VisitsHandler;
import io.relance.lambda.AwsPorts;
import io.relance.server.LocalContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The use cases of a stack, whose functions are run by hand. */
final class StackRun {
  private final Ports ports;
  private final Relance relance;
  private final Map<QueueName, RequestHandler<SQSEvent, SQSBatchResponse>> handlers =
      new LinkedHashMap<>();

  StackRun(EmptyStack stack, Settings settings, InstantSource clock) {
    ports = inRealTime(new AwsPorts(stack.place(), stack.clients(), clock).ports(), clock);
    var workerLeases = WorkerLeases.concurrent(Ids.random(), ports.realTime());
    relance = new Relance(ports, new Providers(settings, clock, workerLeases).project());
    var sending = relance.messaging();
    handlers.put(Queues.SHOP_FACTS, new ShopFactsHandler(relance.ingest().processShopFact()));
    handlers.put(Queues.OCCURRENCES, new EventsHandler(relance.ingest().triggerAutomations()));
    handlers.put(Queues.CLICKS, new ClicksHandler(sending.recordClicks()));
    handlers.put(Queues.VISITS, new VisitsHandler(sending.recordVisits()));
    handlers.put(Queues.SENDS, new SendsHandler(sending.prepareSends()));
    handlers.put(Queues.HANDOVERS, new DispatchHandler(sending.dispatchSends()));
  }

  /**
   * Rates, claims and back-off run in a real time that is ahead as far as the test clock is, as on
   * one machine with a test clock; a minute more, since the time that the test took counts there.
   */
  private static Ports inRealTime(Ports ports, InstantSource clock) {
    var ahead = Duration.between(Instant.now(), clock.instant()).plusMinutes(1);
    return new Ports(
        ports.store(),
        ports.queue(),
        ports.engine(),
        ports.alarm(),
        ports.objects(),
        ports.clock(),
        Clock.offset(Clock.systemUTC(), ahead));
  }

  Ports ports() {
    return ports;
  }

  Relance relance() {
    return relance;
  }

  void tick() {
    relance.execution().schedule().tick(relance.dueActions());
  }

  /** Takes what is in the queues, and what comes of it, until nothing comes for a while. */
  void settle() {
    for (int quiet = 0; quiet < 3; ) {
      var worked = handlers.keySet().stream().filter(this::pump).count() > 0;
      quiet = worked ? 0 : quiet + 1;
    }
  }

  private boolean pump(QueueName queue) {
    var messages = ports.queue().receive(queue, 10, Duration.ofSeconds(1));
    if (!messages.isEmpty()) {
      handle(queue, messages);
      ports.queue().acknowledge(queue, messages);
    }
    return !messages.isEmpty();
  }

  private void handle(QueueName queue, List<Received> messages) {
    var event = new SQSEvent();
    event.setRecords(messages.stream().map(StackRun::message).toList());
    var handler = Objects.requireNonNull(handlers.get(queue), queue.name());
    var failed = handler.handleRequest(event, LocalContext.NONE).getBatchItemFailures();
    if (!failed.isEmpty()) {
      throw new AssertionError(queue.name() + ": " + failed);
    }
  }

  private static SQSMessage message(Received received) {
    var message = new SQSMessage();
    message.setMessageId(received.id());
    message.setBody(received.body());
    return message;
  }
}
