package io.relance.application.inbound;

import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.Contacts;
import io.relance.application.events.ContactEvent;
import io.relance.application.events.ContactEvents;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.Enrollments;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.model.Messages;
import io.relance.application.sending.model.Messages.View;
import io.relance.domain.contact.ContactSource;
import io.relance.domain.id.ContactId;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.store.Index;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Table;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides which of the contacts with a number wrote a text: the one with the open exchange on that
 * sender, else the last one written to, else the one whose number it is; else it is a new contact.
 *
 * <p>Where several contacts have the number, indexes are read, which may lag by a second.
 */
final class FindWriter {
  /** Older messages are not answered. */
  private static final int LATEST = 40;

  private static final Set<String> WRITTEN = Set.of("sent", "delivered", "unconfirmed");

  private final ItemStore store;
  private final Contacts contacts;
  private final ContactEvents contactEvents;

  FindWriter(ItemStore store, Contacts contacts, ContactEvents contactEvents) {
    this.store = store;
    this.contacts = contacts;
    this.contactEvents = contactEvents;
  }

  /** The contact, and why it is that one. */
  record Writer(ContactId contact, WriterRule rule) {}

  /** The writer of a text from a number. */
  Writer find(InboundText text, String number) {
    var holders = contacts.someHavingNumber(number);
    var owner = holders.stream().filter(Contact::ownsPhone).findFirst();
    if (holders.size() == 1 && owner.isPresent()) {
      return new Writer(owner.orElseThrow().id(), WriterRule.ONLY_CONTACT);
    }
    return latest(holders, contact -> openExchange(contact, text), WriterRule.OPEN_EXCHANGE)
        .or(() -> latest(holders, it -> lastMessage(it, text, number), WriterRule.LAST_MESSAGE))
        .or(() -> owner.map(contact -> new Writer(contact.id(), WriterRule.OWNER)))
        .orElseGet(() -> newContact(text, number));
  }

  private Writer newContact(InboundText text, String number) {
    var source =
        switch (text.channel()) {
          case WHATSAPP -> ContactSource.WHATSAPP;
          case SMS, EMAIL -> ContactSource.SMS;
        };
    return new Writer(contacts.ofNumber(number, source).id(), WriterRule.NEW_CONTACT);
  }

  private static Optional<Writer> latest(
      List<Contact> holders, Function<Contact, Optional<Instant>> at, WriterRule rule) {
    record Dated(Contact contact, Instant at) {}
    return holders.stream()
        .flatMap(contact -> at.apply(contact).map(it -> new Dated(contact, it)).stream())
        .max(Comparator.comparing(Dated::at))
        .map(dated -> new Writer(dated.contact().id(), rule));
  }

  /** When the enrollment by the latest text to the same sender began, if it is in progress. */
  private Optional<Instant> openExchange(Contact contact, InboundText text) {
    return newest(contact, Tables.WALKS, Tables.ENROLLMENTS_OF_CONTACT)
        .map(Enrollments::of)
        .filter(enrollment -> enrollment.endedAt().isEmpty())
        .filter(enrollment -> isBy(enrollment, text))
        .map(Enrollment::enteredAt)
        .findFirst();
  }

  private boolean isBy(Enrollment enrollment, InboundText text) {
    return enrollment.source().startsWith(ReceivedText.PREFIX)
        && contactEvents
            .find(enrollment.source())
            .map(ContactEvent::about)
            .filter(about -> Objects.equals(about.get("to"), text.to()))
            .isPresent();
  }

  private Optional<Instant> lastMessage(Contact contact, InboundText text, String number) {
    var channel = Choices.name(text.channel());
    return newest(contact, Tables.SENDS, Tables.SENDS_OF_CONTACT)
        .map(Messages::view)
        .filter(view -> view.direction().equals(Messages.OUTBOUND))
        .filter(view -> view.channel().equals(channel) && WRITTEN.contains(view.state()))
        .filter(view -> view.to().filter(to -> Contacts.sameNumber(to, number)).isPresent())
        .map(View::at)
        .findFirst();
  }

  private Stream<Item> newest(Contact contact, Table table, Index index) {
    var query = Query.of(table, contact.id().value()).on(index).backwards().limit(LATEST);
    return store.query(query).items().stream();
  }
}
