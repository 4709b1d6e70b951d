package io.relance.application.composition;

import io.relance.application.contacts.ConsentChanged;
import io.relance.application.sending.dispatch.ConfirmSubscriptionChange;
import io.relance.application.sending.dispatch.Sending;
import io.relance.application.sending.dispatch.SendingParts;
import io.relance.application.sending.gate.ContactRecipients;
import io.relance.application.sending.gate.Suppressions;
import io.relance.application.sending.model.Messages;
import io.relance.application.sending.unsubscribe.Unsubscribe;
import io.relance.application.sending.unsubscribe.UnsubscribeLinks;
import io.relance.compiler.liquid.LiquidText;
import io.relance.domain.contact.Channel;
import io.relance.domain.retry.Pause;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** The use cases that send messages and process receipts. */
public record Messaging(
    Sending sending,
    ConfirmSubscriptionChange confirmations,
    Unsubscribe unsubscribe,
    Messages messages) {

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
   * The dependencies of sending.
   *
   * @param walking the executions that wait for sends
   * @param tell called on each change of consent
   * @param texts the parsed texts, shared with validation
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
        project.channelProviders(),
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
