package io.relance.functions.webhooks;

import io.relance.application.sending.links.LinkRequest;
import io.relance.application.visits.CollectRequest;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.shop.ShopFact;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The use cases that webhooks call; each returns when its work is durable.
 *
 * @param facts accepts shop events
 * @param texts accepts inbound messages
 * @param receipts accepts delivery receipts
 * @param unsubscribe accepts the token of a link; returns false if it is not one of ours
 * @param link follows a short link; empty if it is not one of ours
 * @param image accepts a request for the image of an email
 * @param visits accepts what the browser of a visitor reports
 */
public record WebhookUses(
    Consumer<ShopFact> facts,
    Consumer<InboundText> texts,
    Consumer<DeliveryReceipt> receipts,
    Predicate<String> unsubscribe,
    Function<LinkRequest, Optional<URI>> link,
    Consumer<LinkRequest> image,
    Consumer<CollectRequest> visits) {}
