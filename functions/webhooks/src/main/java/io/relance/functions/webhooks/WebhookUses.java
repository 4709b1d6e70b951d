package io.relance.functions.webhooks;

import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.shop.ShopFact;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What becomes of what webhooks bring; each returns once it is durable.
 *
 * @param facts takes what a shop told
 * @param texts takes what people wrote
 * @param receipts takes what became of our messages
 * @param unsubscribe takes the token of a link; answers false when we did not make it
 */
public record WebhookUses(
    Consumer<ShopFact> facts,
    Consumer<InboundText> texts,
    Consumer<DeliveryReceipt> receipts,
    Predicate<String> unsubscribe) {}
