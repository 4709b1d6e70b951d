package io.relance.application.contacts;
import io.relance.application.contacts.model.Contact;

import io.relance.application.contacts.ConsentLedger.Consented;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Records what is stated from a phone number about the messages to it. It holds for every contact
 * that has the number; an opt-out also for a contact that gets the number later.
 *
 * <p>The ledger of the writer is first, so that a crash loses nothing that was answered: the
 * opt-out that it schedules is then published with {@link #finish}.
 */
public final class AddressConsents {
  /** What the ids of the events of inbound texts begin with. */
  public static final String TEXTS = "inbound:";

  private final Contacts contacts;
  private final ConsentLedger ledger;
  private final RetainedOptOuts optOuts;

  public AddressConsents(ItemStore store, Contacts contacts, ConsentLedger ledger) {
    this.contacts = contacts;
    this.ledger = ledger;
    this.optOuts = new RetainedOptOuts(store, new AddressHashes(store));
  }

  /**
   * Enters a statement of a contact who has a number, and for the number.
   *
   * @return the changes of all contacts that have the number, the writer's first; for a statement
   *     of the same fact the same ones each time
   */
  public List<ConsentChanged> enter(String number, ContactId writer, ConsentStatement said) {
    var changes = new ArrayList<ConsentChanged>();
    ledger.enter(writer, said).toTell().ifPresent(changes::add);
    optOuts.state(number, said);
    changes.addAll(enterForOthers(number, writer, said));
    return changes;
  }

  /** Enters what a contact states on a channel; on those of a phone it holds for the number. */
  public List<ConsentChanged> enter(ContactId contact, ConsentStatement said) {
    var number =
        said.channel() == Channel.EMAIL
            ? Optional.<String>empty()
            : contacts.find(contact).flatMap(Contact::phone);
    return number
        .map(phone -> enter(phone, contact, said))
        .orElseGet(() -> ledger.enter(contact, said).toTell().stream().toList());
  }

  /**
   * Enters a YES, which opts in only a contact who had opted out.
   *
   * @return whether it did
   */
  public boolean yes(String number, ContactId writer, ConsentStatement yes) {
    var optedIn = ledger.yes(writer, yes, false) instanceof Consented.Changed;
    if (optedIn) {
      optOuts.state(number, yes);
      others(number, writer).forEach(contact -> ledger.yes(contact, yes, false));
    }
    return optedIn;
  }

  /** Stores a statement for an address that no contact has. */
  public void enter(String address, ConsentStatement said) {
    optOuts.state(address, said);
  }

  /** The changes by a statement that was entered before, as {@link #enter} returned them. */
  public List<ConsentChanged> changes(String number, ContactId writer, ConsentStatement said) {
    var changes = new ArrayList<ConsentChanged>();
    ledger.enter(writer, said).toTell().ifPresent(changes::add);
    changes.addAll(enterForOthers(number, writer, said));
    return changes;
  }

  /** Enters an opt-out by text for all who have the number, in case a crash prevented it. */
  public void finish(ConsentChanged change) {
    contacts
        .find(change.contact())
        .flatMap(Contact::phone)
        .ifPresent(
            number ->
                textBehind(change)
                    .ifPresent(
                        statement -> {
                          optOuts.state(number, statement);
                          enterForOthers(number, change.contact(), statement);
                        }));
  }

  /** The statement by text that a change of the ledger comes from. */
  private Optional<ConsentStatement> textBehind(ConsentChanged change) {
    return ledger.of(change.contact()).stream()
        .filter(line -> line.seq() == change.seq())
        .filter(line -> line.fact().filter(fact -> fact.startsWith(TEXTS)).isPresent())
        .findFirst()
        .map(
            line ->
                new ConsentStatement(
                    change.channel(),
                    List.copyOf(change.types()),
                    change.state(),
                    line.entry().source(),
                    line.reason(),
                    line.fact(),
                    line.entry().at()));
  }

  private List<ConsentChanged> enterForOthers(
      String number, ContactId writer, ConsentStatement said) {
    return others(number, writer)
        .flatMap(contact -> ledger.enter(contact, said).toTell().stream())
        .toList();
  }

  private Stream<ContactId> others(String number, ContactId writer) {
    return contacts.havingNumber(number).stream()
        .map(Contact::id)
        .filter(contact -> !contact.equals(writer));
  }
}
