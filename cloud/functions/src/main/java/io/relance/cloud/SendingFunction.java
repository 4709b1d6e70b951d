package io.relance.cloud;

import io.relance.application.store.Queues;
import io.relance.application.wiring.Relance;
import io.relance.functions.sending.HandoversHandler;
import io.relance.functions.sending.SendsHandler;
import io.relance.functions.triggers.LaunchesHandler;
import java.util.Map;

/** Sends: prepares what is owed to waves, hands it to providers, and enrols pages of launches. */
public final class SendingFunction extends LaneFunction {
  public SendingFunction() {
    this(Deployed.byEnvironment().relance());
  }

  private SendingFunction(Relance relance) {
    super(
        Lanes.SENDING,
        Map.of(
            Queues.SENDS, new SendsHandler(relance.messaging().sending().prepareSends()),
            Queues.HANDOVERS, new HandoversHandler(relance.messaging().sending().handOver()),
            Queues.LAUNCHES, new LaunchesHandler(relance.enrollPage())));
  }
}
