package io.relance.application.shop;

import io.relance.application.events.ContactEventKeys;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.UnknownTopic;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts a fact while the shop waits: it is durable when this returns. */
public final class AcceptShopFact {
  private static final Logger LOG = LoggerFactory.getLogger(AcceptShopFact.class);

  private static final int MOST_IN_A_MESSAGE = 256 * 1024;
  private static final String UNKNOWN_TOPICS = "unknown-topics";
  private static final int MOST_TOPICS = 100;

  private final ItemStore store;
  private final Queue queue;
  private final ObjectStore objects;

  public AcceptShopFact(ItemStore store, Queue queue, ObjectStore objects) {
    this.store = store;
    this.queue = queue;
    this.objects = objects;
  }

  /** The reference to a fact that is too large for a message. */
  record Kept(String object) {}

  public void accept(ShopFact fact) {
    if (fact instanceof UnknownTopic(var topic)) {
      Transactions.write(store, List.of(count(topic)));
      return;
    }
    var json = ShopFacts.write(fact);
    queue.send(
        Queues.SHOP_FACTS,
        Message.of(json.length() <= MOST_IN_A_MESSAGE ? json : Json.write(keep(json))));
    LOG.debug("Stored and queued shop fact {}", ShopFacts.label(fact));
  }

  /** The same fact delivered again after a crash is stored once, and deleted with its message. */
  private Kept keep(String json) {
    var name = "shop-facts/" + Ids.hash(json);
    objects.put(name, new ByteArrayInputStream(json.getBytes(StandardCharsets.US_ASCII)));
    return new Kept(name);
  }

  /** Ignored topics are counted: up to 100 of them by name, since anybody can send others. */
  private Write count(String topic) {
    var named = topicKey(topic);
    var key = store.get(named).isPresent() || hasRoom() ? named : topicKey("other");
    return Write.update(key, Precondition.always(), Edit.add("count", 1));
  }

  private boolean hasRoom() {
    var counted = Query.of(Tables.PLATFORM, UNKNOWN_TOPICS).limit(MOST_TOPICS);
    return store.query(counted).items().size() < MOST_TOPICS - 1;
  }

  private static ItemKey topicKey(String topic) {
    return new ItemKey(
        Tables.PLATFORM, UNKNOWN_TOPICS, ContactEventKeys.bounded("shopify#" + topic));
  }
}
