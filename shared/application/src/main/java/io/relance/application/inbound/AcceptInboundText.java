package io.relance.application.inbound;

import io.relance.application.contacts.Contacts;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.events.ContactEvents;
import io.relance.application.inbound.FindWriter.Writer;
import io.relance.application.inbound.ReceivedText.Wish;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Transactions;
import io.relance.application.phone.InboundAddress;
import io.relance.application.sending.model.WhatsAppWindow;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.inbound.AlteredWebhook;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import io.relance.domain.text.Reactions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts a text from a provider's webhook: an opt-out or opt-in is recorded in the ledger, and the
 * text is stored and queued, before this returns.
 */
public final class AcceptInboundText {
  private static final Logger LOG = LoggerFactory.getLogger(AcceptInboundText.class);

  private final ItemStore store;
  private final Queue queue;
  private final FindWriter writers;
  private final ApplySubscriptionKeywords wishes;
  private final ContactEvents contactEvents;
  private final OwnNumbers ours;
  private final InstantSource clock;

  /**
   * @param ours the configured senders; texts from their numbers are ignored
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
    this.writers = new FindWriter(store, contacts, contactEvents);
    this.wishes = wishes;
    this.ours = new OwnNumbers(store, ours);
    this.clock = clock;
  }

  /**
   * Accepts a text; a repeated one is queued again only until it is answered.
   *
   * @throws AlteredWebhook when another text came with the same id of the provider
   */
  public void accept(InboundText text) {
    var id = ReceivedText.id(ContactEventKeys.bounded(text.providerMessageId()));
    var kept = contactEvents.find(id);
    if (kept.isPresent()) {
      kept.map(ReceivedText::of).ifPresent(earlier -> requireSame(earlier, text));
      kept.filter(contactEvent -> !contactEvent.settled()).ifPresent(_ -> queue(id, text));
      return;
    }
    ours.learn(text);
    if (isOurs(text)) {
      LOG.info("Ignored a text whose sender is one of our numbers");
      return;
    }
    var address = InboundAddress.of(text.from());
    address
        .number()
        .ifPresentOrElse(
            number -> accept(id, text, writers.find(text, number)), () -> applyOnly(address, text));
  }

  private void accept(String id, InboundText text, Writer writer) {
    var received = received(id, writer.contact(), text);
    Transactions.write(store, writes(received, writer));
    queue(id, text);
    LOG.debug("Text {} is stored and queued", id);
  }

  /** A short code or a name is no contact's; what it says of messages to it is stored. */
  private void applyOnly(InboundAddress address, InboundText text) {
    wishes.applyToAddress(address.address(), text);
    LOG.info("Answered no text of a sender without a phone number");
  }

  /** The text of an erased person has no sender any more, and is compared with nothing. */
  private static void requireSame(ReceivedText earlier, InboundText text) {
    var same =
        earlier.from().equals(text.from())
            && earlier.to().equals(text.to())
            && earlier.text().equals(text.text());
    if (!same && !earlier.from().isEmpty()) {
      throw new AlteredWebhook("Text " + earlier.occurrence() + " was received before, altered");
    }
  }

  /** Five writes: the event, the message as it is listed, and the window that it opens. */
  private List<Write> writes(ReceivedText received, Writer writer) {
    var now = clock.instant();
    var writes = new ArrayList<>(ContactEvents.keep(received.occurrence(now)));
    writes.add(received.message(writer.rule(), now).write());
    if (received.channel() == Channel.WHATSAPP && !Reactions.isReaction(received.text())) {
      writes.add(WhatsAppWindow.open(received.contact(), received.to(), now));
    }
    return writes;
  }

  private boolean isOurs(InboundText text) {
    return ours.sent(text) || text.from().equals(text.to());
  }

  private ReceivedText received(String id, ContactId contact, InboundText text) {
    var received =
        new ReceivedText(
            id,
            contact,
            text.channel(),
            text.from(),
            text.to(),
            text.text(),
            Wish.NONE,
            text.optOutType().isPresent(),
            text.repliesTo(),
            text.provider());
    return received.asking(wishes.apply(received, text));
  }

  /** Texts of one sender to one of our numbers are processed in order. */
  private void queue(String id, InboundText text) {
    queue.send(
        Queues.INBOUND,
        Message.of(id)
            .inGroup(Ids.hash("inbound", text.from(), text.to()))
            .deduplicatedBy(Ids.hash(id)));
  }
}
