package io.relance.application.inbound;

import io.relance.application.contacts.Contacts;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.events.ContactEvents;
import io.relance.application.inbound.ReceivedText.Wish;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Transactions;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts a text while its sender's provider waits: what it asks about the messages themselves
 * stands in the ledger, and the text is kept and queued, when this returns.
 */
public final class AcceptInboundText {
  private static final Logger LOG = LoggerFactory.getLogger(AcceptInboundText.class);

  private final ItemStore store;
  private final Queue queue;
  private final Contacts contacts;
  private final ApplySubscriptionKeywords wishes;
  private final ContactEvents contactEvents;
  private final Set<String> ours;
  private final InstantSource clock;

  /**
   * @param ours the numbers that we write from: what comes from them is our own
   */
  public AcceptInboundText(
      ItemStore store,
      Queue queue,
      ContactEvents contactEvents,
      Contacts contacts,
      ApplySubscriptionKeywords wishes,
      Set<String> ours,
      InstantSource clock) {
    this.store = store;
    this.queue = queue;
    this.contactEvents = contactEvents;
    this.contacts = contacts;
    this.wishes = wishes;
    this.ours = Set.copyOf(ours);
    this.clock = clock;
  }

  /** Accepts a text; the same one again is queued again only as long as nobody answered it. */
  public void accept(InboundText text) {
    var id = ReceivedText.id(ContactEventKeys.bounded(text.providerMessageId()));
    var kept = contactEvents.find(id);
    if (kept.isPresent()) {
      kept.filter(contactEvent -> !contactEvent.settled()).ifPresent(_ -> queue(id, text));
      return;
    }
    var contact = isOurs(text) ? Optional.<String>empty() : contact(text);
    if (contact.isEmpty()) {
      LOG.info("A text from a number of ours, or from none, is left alone");
      return;
    }
    var received = received(id, contact.orElseThrow(), text);
    Transactions.write(store, writes(received, text.provider()));
    queue(id, text);
  }

  /** Four writes: the event, and the message as it is listed. */
  private List<Write> writes(ReceivedText received, String provider) {
    var now = clock.instant();
    var writes = new ArrayList<>(ContactEvents.keep(received.occurrence(now)));
    writes.add(received.message(provider, now).write());
    return writes;
  }

  private boolean isOurs(InboundText text) {
    return ours.contains(text.from()) || text.from().equals(text.to());
  }

  /** Short codes and names are robots' senders: they are no phone, so nobody is found. */
  private Optional<String> contact(InboundText text) {
    var details =
        new ContactDetails(
            Optional.empty(),
            Optional.of(text.from()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return contacts.resolve(details).map(found -> found.id());
  }

  private ReceivedText received(String id, String contact, InboundText text) {
    var received =
        new ReceivedText(
            id,
            contact,
            text.channel(),
            text.from(),
            text.to(),
            text.text(),
            Wish.NONE,
            text.optOutType().isPresent());
    return received.asking(wishes.apply(received, text.optOutType()));
  }

  /** Texts of one sender to one of our numbers come one after the other. */
  private void queue(String id, InboundText text) {
    queue.send(
        Queues.INBOUND,
        Message.of(id)
            .inGroup(Ids.hash("inbound", text.from(), text.to()))
            .deduplicatedBy(Ids.hash(id)));
  }
}
