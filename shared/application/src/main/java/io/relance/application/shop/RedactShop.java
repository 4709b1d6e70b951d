package io.relance.application.shop;

import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.ContactReferences;
import io.relance.application.contacts.Contacts;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Tables;
import io.relance.application.shop.PrivacyRequests.Entry;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases all contacts of a shop that uninstalled the app: one page for each message of the queue,
 * round after round until one erases none.
 */
public final class RedactShop {
  private static final Logger LOG = LoggerFactory.getLogger(RedactShop.class);
  private static final int PAGE = 50;

  private final ItemStore store;
  private final Queue queue;
  private final Contacts contacts;
  private final PrivacyDuties duties;
  private final InstantSource clock;

  public RedactShop(
      ItemStore store, Queue queue, Contacts contacts, PrivacyDuties duties, InstantSource clock) {
    this.store = store;
    this.queue = queue;
    this.contacts = contacts;
    this.duties = duties;
    this.clock = clock;
  }

  /**
   * The progress of a round.
   *
   * @param redacting the shop
   * @param cursor the next page; absent at the start of a round
   * @param round the contacts erased in this round
   * @param total the contacts erased in all rounds
   */
  record Progress(String redacting, Optional<String> cursor, long round, long total) {
    static Progress start(String shop) {
      return new Progress(shop, Optional.empty(), 0, 0);
    }
  }

  void goOn(Progress progress) {
    var page = contacts.list(new PageRequest(PAGE, progress.cursor()));
    var theirs = page.items().stream().filter(this::cameFromTheShop).map(Contact::id).toList();
    if (!theirs.isEmpty()) {
      duties.erase(theirs);
    }
    var round = progress.round() + theirs.size();
    var total = progress.total() + theirs.size();
    if (page.next().isPresent()) {
      tell(new Progress(progress.redacting(), page.next(), round, total));
    } else if (round > 0) {
      tell(new Progress(progress.redacting(), Optional.empty(), 0, total));
    } else {
      var id = "shop-" + clock.instant().toEpochMilli();
      new PrivacyRequests(store)
          .record(new Entry(id, "shop-redact", clock.instant(), total, List.of()));
      LOG.warn("The shop had all of its {} contacts erased: privacy request {}", total, id);
    }
  }

  private void tell(Progress progress) {
    queue.send(Queues.SHOP_FACTS, Message.of(Json.write(progress)));
  }

  private boolean cameFromTheShop(Contact contact) {
    return contact.shopCustomerId().isPresent()
        || contact.shopSaid().at().isPresent()
        || ContactReferences.of(store, contact.id()).anyMatch(RedactShop::isOfTheShop);
  }

  private static boolean isOfTheShop(ItemKey key) {
    return key.table().equals(Tables.OCCURRENCES)
        && (key.partition().startsWith("order#") || key.partition().startsWith("checkout#"));
  }
}
