package io.relance.application.contactactions;

import io.relance.application.contacts.AddressConsents;
import io.relance.application.contacts.ConsentChanged;
import io.relance.application.contacts.ConsentStatement;
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

  private final AddressConsents consents;
  private final Consumer<ConsentChanged> publish;
  private final InstantSource clock;

  /**
   * @param publish publishes a change of consent; repeated, it has no effect
   */
  public UnsubscribeContacts(
      AddressConsents consents, Consumer<ConsentChanged> publish, InstantSource clock) {
    this.consents = consents;
    this.publish = publish;
    this.clock = clock;
  }

  void unsubscribe(Unsubscribe element, List<Member> members) {
    var channels = element.channel().map(List::of).orElse(List.of(Channel.values()));
    for (var member : members) {
      for (var channel : channels) {
        consents.enter(member.contact(), statement(element, member, channel)).forEach(publish);
      }
    }
  }

  private ConsentStatement statement(Unsubscribe element, Member member, Channel channel) {
    return ConsentStatement.of(
            new ConsentEntry(
                channel, element.type(), ConsentState.UNSUBSCRIBED, SOURCE, clock.instant()))
        .by("enrollment:" + member.enrollment() + ":" + element.id().value());
  }
}
