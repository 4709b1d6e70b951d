package io.relance.lambda;

import io.relance.application.composition.Relance;
import io.relance.application.persistence.Queues;
import io.relance.functions.handlers.ClicksHandler;
import io.relance.functions.handlers.EventsHandler;
import io.relance.functions.handlers.ExecutionsHandler;
import io.relance.functions.handlers.SftpChecksHandler;
import io.relance.functions.handlers.ShopFactsHandler;
import io.relance.functions.handlers.VisitsHandler;
import java.util.Map;

/**
 * Processes shop events, events that may trigger automations, clicks, visits, ends of executions,
 * and checks of SFTP servers.
 */
public final class IngestFunction extends SharedQueueFunction {
  public IngestFunction() {
    this(LambdaRuntime.byEnvironment().relance());
  }

  private IngestFunction(Relance relance) {
    super(
        SharedQueues.INGEST,
        Map.of(
            Queues.EXECUTIONS, new ExecutionsHandler(relance.execution().failedWaves()),
            Queues.SHOP_FACTS, new ShopFactsHandler(relance.ingest().processShopFact()),
            Queues.OCCURRENCES, new EventsHandler(relance.ingest().triggerAutomations()),
            Queues.CLICKS, new ClicksHandler(relance.messaging().recordClicks()),
            Queues.VISITS, new VisitsHandler(relance.messaging().recordVisits()),
            Queues.SFTP_CHECKS, new SftpChecksHandler(relance.fileTransfer().runSftpChecks())));
  }
}
