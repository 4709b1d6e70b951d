package io.relance.application.shop;

import io.relance.application.agenda.Agenda;
import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.Contacts;
import io.relance.application.occurrences.Occurrences;
import io.relance.application.occurrences.TellOptOuts;
import io.relance.application.shop.RedactShop.Progress;
import io.relance.application.store.Json;
import io.relance.domain.files.ObjectStore;
import io.relance.domain.queue.Queue;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.store.ItemStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/** Takes facts of the shop in any order, each any number of times, to the same end. */
public final class TakeShopFact {
  private final ObjectStore objects;
  private final TakeOrders orders;
  private final TakeParcels parcels;
  private final Carts carts;
  private final TakeCustomers customers;
  private final TakePrivacyRequests privacy;
  private final RedactShop redaction;

  public TakeShopFact(Known known, Automated automated, PrivacyDuties duties, InstantSource clock) {
    var store = known.store();
    var occurrences = automated.occurrences();
    var buyers = new Buyers(known.contacts(), known.ledger(), automated.tellOptOuts(), clock);
    this.objects = known.objects();
    this.parcels = new TakeParcels(store, buyers, occurrences, clock);
    this.orders = new TakeOrders(store, buyers, occurrences, parcels, clock);
    this.carts = new Carts(store, buyers, automated, clock);
    this.customers = new TakeCustomers(store, known.contacts(), buyers, clock);
    this.privacy = new TakePrivacyRequests(store, known.contacts(), duties, clock);
    this.redaction = new RedactShop(store, known.queue(), known.contacts(), duties, clock);
  }

  /** What is known of people, and where. */
  public record Known(
      ItemStore store, Queue queue, ObjectStore objects, Contacts contacts, ConsentLedger ledger) {}

  /** What facts set going. */
  public record Automated(
      Occurrences occurrences,
      TellOptOuts tellOptOuts,
      PublishedFlows flows,
      Automations automations,
      Agenda agenda) {}

  /** Takes what a message of the queue tells: a fact, where one is kept, or a redaction. */
  public void take(String body) {
    var message = Json.tree(body);
    if (message.has("kind")) {
      take(ShopFacts.read(body));
    } else if (message.has("redacting")) {
      redaction.goOn(Json.read(body, Progress.class));
    } else {
      var object = Json.read(body, AcceptShopFact.Kept.class).object();
      read(object).ifPresent(kept -> take(ShopFacts.read(kept)));
      objects.delete(object);
    }
  }

  private Optional<String> read(String object) {
    return objects.get(object).map(TakeShopFact::text);
  }

  private static String text(InputStream content) {
    try (content) {
      return new String(content.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(ShopFact fact) {
    switch (fact) {
      case ShopFact.OrderPlaced placed -> orders.take(placed);
      case ShopFact.OrderCancelled cancelled -> orders.take(cancelled);
      case ShopFact.FulfillmentChanged changed -> parcels.take(changed);
      case ShopFact.FulfillmentProgress progress -> parcels.take(progress);
      case ShopFact.CheckoutChanged changed -> carts.take(changed);
      case ShopFact.CustomerChanged changed -> customers.take(changed);
      case ShopFact.CustomerDeleted deleted -> customers.take(deleted);
      case ShopFact.ConsentChanged changed -> customers.take(changed);
      case ShopFact.DataRequested requested -> privacy.take(requested);
      case ShopFact.CustomerRedacted redacted -> privacy.take(redacted);
      case ShopFact.ShopRedacted(var shop) -> redaction.goOn(Progress.start(shop));
      case ShopFact.UnknownTopic _ -> {}
    }
  }
}
