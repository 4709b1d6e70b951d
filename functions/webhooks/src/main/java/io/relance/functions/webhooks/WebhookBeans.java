package io.relance.functions.webhooks;

import io.relance.application.composition.Relance;
import java.time.InstantSource;
import java.util.List;

/** The beans that the webhook controllers need. */
public final class WebhookBeans {
  private WebhookBeans() {}

  /**
   * @param realTime the time that limits how often a log line repeats
   */
  public static List<Object> of(Relance relance, WebhookSettings settings, InstantSource realTime) {
    return List.of(
        settings,
        uses(relance),
        new RefusedWebhooks(realTime),
        new AnsweredWebhooks(relance.recorder()));
  }

  private static WebhookUses uses(Relance relance) {
    return new WebhookUses(
        relance.ingest().acceptShopFact()::accept,
        relance.ingest().acceptInboundText()::accept,
        relance.messaging().processReceipt()::process,
        relance.messaging().unsubscribe()::unsubscribe,
        relance.messaging().followLinks()::follow,
        relance.messaging().followLinks()::open,
        relance.messaging().acceptVisits()::accept);
  }
}
