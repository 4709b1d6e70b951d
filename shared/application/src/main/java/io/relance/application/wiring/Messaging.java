package io.relance.application.wiring;

import io.relance.application.contacts.ConsentChanged;
import io.relance.application.sending.ConfirmWish;
import io.relance.application.sending.ContactRecipients;
import io.relance.application.sending.Messages;
import io.relance.application.sending.Sending;
import io.relance.application.sending.SendingParts;
import io.relance.application.sending.Suppressions;
import io.relance.application.sending.Unsubscribe;
import io.relance.application.sending.UnsubscribeLinks;
import io.relance.compiler.text.LiquidText;
import io.relance.domain.contact.Channel;
import io.relance.domain.retry.Pause;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** How messages leave, and what comes back about them. */
public record Messaging(
    Sending sending, ConfirmWish confirmations, Unsubscribe unsubscribe, Messages messages) {

  static Messaging over(Ports ports, Project project, People people, Around around) {
    var walking = around.walking();
    var links = new UnsubscribeLinks(ports.store(), project.publicUrl());
    var parts =
        new SendingParts(
            ports.store(),
            ports.queue(),
            walking.agenda(),
            new SendingParts.Walking(
                walking.parts().waves(), walking.steps(), walking.flows(), ports.engine()),
            new SendingParts.Timing(
                ports.clock(),
                ports.realTime(),
                Pause.real(),
                project.claimants(),
                ports.wallClock()),
            outside(ports, project, people, around.with(links)));
    var sending = new Sending(parts);
    return new Messaging(
        sending,
        sending.confirmWish(project.answersOptOuts()),
        new Unsubscribe(links, people.ledger(), around.tell(), ports.clock()),
        new Messages(ports.store()));
  }

  /**
   * What sending stands among.
   *
   * @param walking the walks that wait for what is sent
   * @param tell acts on a change of consent
   * @param texts those that are also checked
   */
  record Around(Walking walking, Consumer<ConsentChanged> tell, LiquidText texts) {
    Outwards with(UnsubscribeLinks links) {
      return new Outwards(tell, texts, links);
    }
  }

  private record Outwards(
      Consumer<ConsentChanged> tell, LiquidText texts, UnsubscribeLinks links) {}

  private static SendingParts.Outside outside(
      Ports ports, Project project, People people, Outwards outwards) {
    return new SendingParts.Outside(
        new ContactRecipients(people.contacts(), people.ledger(), outwards.tell(), ports.clock()),
        new Suppressions(people.addressHashes()::of),
        project.carriers(),
        (channel, _) -> rate(channel, project.smsRate()),
        outwards.texts(),
        outwards.links());
  }

  /** Mail servers set their own pace. */
  private static OptionalDouble rate(Channel channel, int smsRate) {
    return switch (channel) {
      case SMS, WHATSAPP -> OptionalDouble.of(smsRate);
      case EMAIL -> OptionalDouble.empty();
    };
  }
}
