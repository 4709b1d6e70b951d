package io.relance.application.contactactions;

import io.relance.application.contacts.AddressConsents;
import io.relance.application.contacts.ConsentChanged;
import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.Contacts;
import io.relance.application.execution.wave.Member;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.ContactAction.Unsubscribe;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** Unsubscribes contacts at an element; a repetition undoes no later subscription. */
public final class UnsubscribeContacts {
  /** The source of the entries in the ledger. */
  private static final String SOURCE = "flow";

  private final Contacts contacts;
  private final ConsentLedger ledger;
  private final AddressConsents consents;
  private final Consumer<ConsentChanged> publish;
  private final InstantSource clock;

  /**
   * @param publish publishes a change of consent; repeated, it has no effect
   */
  public UnsubscribeContacts(
      Contacts contacts,
      ConsentLedger ledger,
      AddressConsents consents,
      Consumer<ConsentChanged> publish,
      InstantSource clock) {
    this.contacts = contacts;
    this.ledger = ledger;
    this.consents = consents;
    this.publish = publish;
    this.clock = clock;
  }

  void unsubscribe(Unsubscribe element, List<Member> members) {
    var channels = element.channel().map(List::of).orElse(List.of(Channel.values()));
    for (var member : members) {
      for (var channel : channels) {
        var said = statement(element, member, channel);
        if (changes(member, element, said)) {
          consents.enter(member.contact(), said).forEach(publish);
        }
      }
    }
  }

  /** False for a contact that was unsubscribed before; what was begun here is completed. */
  private boolean changes(Member member, Unsubscribe element, ConsentStatement said) {
    var unsubscribed =
        contacts
            .find(member.contact())
            .filter(contact -> contact.consents().optedOut(said.channel(), element.type()))
            .isPresent();
    return !unsubscribed
        || ledger.of(member.contact()).stream().anyMatch(line -> line.fact().equals(said.fact()));
  }

  private ConsentStatement statement(Unsubscribe element, Member member, Channel channel) {
    return ConsentStatement.of(
            new ConsentEntry(
                channel, element.type(), ConsentState.UNSUBSCRIBED, SOURCE, clock.instant()))
        .by("enrollment:" + member.enrollment() + ":" + element.id().value());
  }
}
