package io.relance.cloud;

import io.relance.application.store.Queues;
import io.relance.application.wiring.Relance;
import io.relance.functions.agenda.ExecutionsHandler;
import io.relance.functions.triggers.OccurrencesHandler;
import io.relance.functions.triggers.ShopFactsHandler;
import java.util.Map;

/** Takes what happened: what the shop told, what may trigger automations, how executions ended. */
public final class ArrivalsFunction extends LaneFunction {
  public ArrivalsFunction() {
    this(Deployed.byEnvironment().relance());
  }

  private ArrivalsFunction(Relance relance) {
    super(
        Lanes.ARRIVALS,
        Map.of(
            Queues.EXECUTIONS, new ExecutionsHandler(relance.walking().losses()),
            Queues.SHOP_FACTS, new ShopFactsHandler(relance.arrivals().takeShopFact()),
            Queues.OCCURRENCES, new OccurrencesHandler(relance.arrivals().triggering())));
  }
}
