package io.relance.lambda;

import io.relance.application.composition.Relance;
import io.relance.application.persistence.Queues;
import io.relance.functions.handlers.DispatchHandler;
import io.relance.functions.handlers.LaunchesHandler;
import io.relance.functions.handlers.SendsHandler;
import java.util.Map;

/** Plans the messages of waves, passes them to providers, and enrolls the pages of launches. */
public final class SendingFunction extends SharedQueueFunction {
  public SendingFunction() {
    this(LambdaRuntime.byEnvironment().relance());
  }

  private SendingFunction(Relance relance) {
    super(
        SharedQueues.SENDING,
        Map.of(
            Queues.SENDS, new SendsHandler(relance.messaging().prepareSends()),
            Queues.HANDOVERS, new DispatchHandler(relance.messaging().dispatchSends()),
            Queues.LAUNCHES, new LaunchesHandler(relance.launching().enrollPage())));
  }
}
