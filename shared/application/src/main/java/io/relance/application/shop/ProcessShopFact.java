package io.relance.application.shop;

import io.relance.application.logging.LogId;
import io.relance.application.persistence.Json;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.shop.ShopFact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes facts of the shop in any order; idempotent. */
public final class ProcessShopFact {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessShopFact.class);

  private final ObjectStore objects;
  private final ProcessOrders orders;
  private final ProcessShipments parcels;
  private final CheckoutTimers checkoutTimers;
  private final ProcessCustomers customers;
  private final ProcessPrivacyRequests privacy;
  private final RedactShop redaction;

  public ProcessShopFact(
      ObjectStore objects,
      ProcessOrders orders,
      ProcessShipments parcels,
      CheckoutTimers checkoutTimers,
      ProcessCustomers customers,
      ProcessPrivacyRequests privacy,
      RedactShop redaction) {
    this.objects = objects;
    this.orders = orders;
    this.parcels = parcels;
    this.checkoutTimers = checkoutTimers;
    this.customers = customers;
    this.privacy = privacy;
    this.redaction = redaction;
  }

  /** Processes a message of the queue: a fact, or a reference to a stored one. */
  public void take(String body) {
    var message = Json.tree(body);
    if (message.has("kind")) {
      take(ShopFacts.read(body));
    } else {
      var object = Json.read(body, AcceptShopFact.Kept.class).object();
      read(object).ifPresent(kept -> take(ShopFacts.read(kept)));
      objects.delete(object);
    }
  }

  private Optional<String> read(String object) {
    return objects.get(object).map(ProcessShopFact::text);
  }

  private static String text(InputStream content) {
    try (content) {
      return new String(content.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Processes one fact. */
  public void take(ShopFact fact) {
    var label = ShopFacts.label(fact);
    try (var _ = LogId.EVENT.put(label)) {
      LOG.debug("Processing shop fact {}", label);
      process(fact);
    }
  }

  private void process(ShopFact fact) {
    switch (fact) {
      case ShopFact.OrderPlaced placed -> orders.take(placed);
      case ShopFact.OrderChanged changed -> orders.take(changed);
      case ShopFact.OrderRefunded refunded -> orders.take(refunded);
      case ShopFact.OrderCancelled cancelled -> orders.take(cancelled);
      case ShopFact.FulfillmentChanged changed -> parcels.take(changed);
      case ShopFact.FulfillmentProgress progress -> parcels.take(progress);
      case ShopFact.CheckoutChanged changed -> checkoutTimers.take(changed);
      case ShopFact.CheckoutDeleted deleted -> checkoutTimers.take(deleted);
      case ShopFact.CustomerChanged changed -> customers.take(changed);
      case ShopFact.CustomerDeleted deleted -> customers.take(deleted);
      case ShopFact.ConsentChanged changed -> customers.take(changed);
      case ShopFact.DataRequested requested -> privacy.take(requested);
      case ShopFact.CustomerRedacted redacted -> privacy.take(redacted);
      case ShopFact.ShopRedacted(var shop) -> redaction.start(shop);
      case ShopFact.UnknownTopic _ -> {}
    }
  }
}
