package io.relance.application.sending.unsubscribe;

import io.relance.application.contacts.AddressConsents;
import io.relance.application.contacts.ConsentChanged;
import io.relance.application.contacts.ConsentStatement;
import io.relance.application.sending.engagement.Engagement;
import io.relance.application.sending.engagement.RecordEngagement;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Unsubscribes the contact of a link from marketing on its channel, and records by which message.
 */
public final class Unsubscribe {
  private final UnsubscribeLinks links;
  private final AddressConsents consents;
  private final RecordEngagement engagement;
  private final Consumer<ConsentChanged> publish;
  private final InstantSource clock;

  public Unsubscribe(
      UnsubscribeLinks links,
      AddressConsents consents,
      RecordEngagement engagement,
      Consumer<ConsentChanged> tell,
      InstantSource clock) {
    this.links = links;
    this.consents = consents;
    this.engagement = engagement;
    this.publish = tell;
    this.clock = clock;
  }

  /**
   * Unsubscribes; call it only for a POST, since scanners follow every link.
   *
   * @return false when the link is not ours
   */
  public boolean unsubscribe(String token) {
    var link = links.verify(token);
    link.ifPresent(
        found -> {
          var said =
              ConsentStatement.of(
                  new ConsentEntry(
                      found.channel(),
                      Purpose.MARKETING,
                      ConsentState.UNSUBSCRIBED,
                      "unsubscribe-link",
                      clock.instant()));
          consents.enter(found.contact(), said).forEach(publish);
          found
              .send()
              .ifPresent(send -> engagement.record(send, Engagement.UNSUBSCRIBED, clock.instant()));
        });
    return link.isPresent();
  }
}
