package io.relance.functions.webhooks;

import io.relance.application.composition.Relance;
import java.util.List;

/** The beans that the webhook controllers need. */
public final class WebhookBeans {
  private WebhookBeans() {}

  public static List<Object> of(Relance relance, WebhookSettings settings) {
    return List.of(settings, uses(relance));
  }

  private static WebhookUses uses(Relance relance) {
    return new WebhookUses(
        relance.ingest().acceptShopFact()::accept,
        relance.ingest().acceptInboundText()::accept,
        relance.messaging().processReceipt()::process,
        relance.messaging().unsubscribe()::unsubscribe);
  }
}
