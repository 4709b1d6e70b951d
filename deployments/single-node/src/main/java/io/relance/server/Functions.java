package io.relance.server;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.relance.application.composition.Relance;
import io.relance.application.persistence.Queues;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.embedded.engine.TaskHandler;
import io.relance.functions.handlers.ClicksHandler;
import io.relance.functions.handlers.DispatchHandler;
import io.relance.functions.handlers.ElementsHandler;
import io.relance.functions.handlers.EventsHandler;
import io.relance.functions.handlers.ExecutionsHandler;
import io.relance.functions.handlers.InboundHandler;
import io.relance.functions.handlers.JobsHandler;
import io.relance.functions.handlers.LaunchesHandler;
import io.relance.functions.handlers.SchedulerHandler;
import io.relance.functions.handlers.SendsHandler;
import io.relance.functions.handlers.SftpChecksHandler;
import io.relance.functions.handlers.ShopFactsHandler;
import io.relance.functions.handlers.VisitsHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The functions of the deployment, each the same class that runs on Lambda. */
final class Functions {
  private final Relance relance;
  private final SchedulerHandler agenda;

  Functions(Relance relance) {
    this.relance = relance;
    this.agenda =
        new SchedulerHandler(
            relance.execution().schedule(),
            relance.dueActions(),
            relance.authoring().republishAutomations(),
            relance.authoring().removeMachines(),
            relance.backgroundJobs().startRetention());
  }

  /** How a queue is read: so many at a time, by so many readers. */
  record Reading(
      QueueName queue, int batch, int readers, RequestHandler<SQSEvent, SQSBatchResponse> handler) {
    Stream<QueuePoller> pumps(Queue from) {
      return IntStream.range(0, readers)
          .mapToObj(_ -> new QueuePoller(from, queue, batch, handler));
    }
  }

  List<Reading> readings() {
    var ingestUseCases = relance.ingest();
    var sending = relance.messaging();
    return List.of(
        new Reading(
            Queues.SHOP_FACTS, 10, 2, new ShopFactsHandler(ingestUseCases.processShopFact())),
        new Reading(
            Queues.OCCURRENCES, 1000, 1, new EventsHandler(ingestUseCases.triggerAutomations())),
        new Reading(Queues.CLICKS, 10, 1, new ClicksHandler(sending.recordClicks())),
        new Reading(Queues.VISITS, 10, 2, new VisitsHandler(sending.recordVisits())),
        new Reading(Queues.INBOUND, 10, 4, new InboundHandler(ingestUseCases.answerInboundText())),
        new Reading(Queues.LAUNCHES, 1, 1, new LaunchesHandler(relance.launching().enrollPage())),
        new Reading(Queues.SENDS, 10, 4, new SendsHandler(sending.prepareSends())),
        new Reading(Queues.HANDOVERS, 4, 6, new DispatchHandler(sending.dispatchSends())),
        new Reading(
            Queues.EXECUTIONS, 10, 1, new ExecutionsHandler(relance.execution().failedWaves())),
        new Reading(
            Queues.SFTP_CHECKS,
            1,
            1,
            new SftpChecksHandler(relance.fileTransfer().runSftpChecks())),
        new Reading(Queues.JOBS, 1, 2, new JobsHandler(relance.backgroundJobs().runJobs())));
  }

  /** The elements function as the engine calls it: JSON in, JSON out. */
  TaskHandler elements() {
    var handler = new ElementsHandler(relance.execution().executeElement());
    return payload -> {
      var input = new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8));
      var output = new ByteArrayOutputStream();
      handler.handleRequest(input, output, LocalContext.NONE);
      return output.toString(StandardCharsets.UTF_8);
    };
  }

  void tick() {
    agenda.handleRequest(new ScheduledEvent(), LocalContext.NONE);
    relance.administration().replayDeadLetter().drain();
  }

  void sweep() {
    var event = new ScheduledEvent();
    event.setDetailType(SchedulerHandler.SWEEP);
    agenda.handleRequest(event, LocalContext.NONE);
  }
}
