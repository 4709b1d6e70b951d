package io.relance.application.inbound;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The numbers that belong to the senders of this installation: those that are configured, and those
 * of a configured messaging service, which are learned from the texts that come to them.
 */
final class OwnNumbers {
  private static final String PARTITION = "own-numbers";
  private static final String SERVICE = "service";

  private final ItemStore store;
  private final Set<String> configured;
  private final Set<String> learned = ConcurrentHashMap.newKeySet();

  OwnNumbers(ItemStore store, Set<String> configured) {
    this.store = store;
    this.configured = Set.copyOf(configured);
  }

  /** Stores the number that a text came to, if it is one of a configured messaging service. */
  void learn(InboundText text) {
    service(text).filter(_ -> !isKnown(text.to())).ifPresent(service -> learn(text.to(), service));
  }

  /** Whether a text was sent from a number of ours. */
  boolean sent(InboundText text) {
    return configured.contains(text.from()) || (service(text).isPresent() && isKnown(text.from()));
  }

  /** The senders by which one of our numbers may be configured: itself, and its service. */
  Set<String> sendersOf(String number) {
    var service =
        configured.contains(number)
            ? Optional.<String>empty()
            : store.get(key(number)).flatMap(item -> item.text(SERVICE));
    return service.map(id -> Set.of(number, id)).orElse(Set.of(number));
  }

  private Optional<String> service(InboundText text) {
    return text.senderService().filter(configured::contains);
  }

  private boolean isKnown(String number) {
    if (learned.contains(number)) {
      return true;
    }
    var known =
        store
            .get(key(number))
            .flatMap(item -> item.text(SERVICE))
            .filter(configured::contains)
            .isPresent();
    if (known) {
      learned.add(number);
    }
    return known;
  }

  private void learn(String number, String service) {
    var item = ItemBuilder.at(key(number)).text(SERVICE, service).build();
    Transactions.write(store, List.of(Write.put(item)));
    learned.add(number);
  }

  private static ItemKey key(String number) {
    return new ItemKey(Tables.PLATFORM, PARTITION, number);
  }
}
