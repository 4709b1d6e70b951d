package io.relance.application.sending.gate;

import io.relance.application.automations.AutomationKeys;
import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.CancelWaves;
import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.execution.wave.Wave;
import io.relance.application.launches.Launch;
import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.Recipient;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendKind;
import io.relance.application.sending.model.SkipReason;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.flow.EndOutcome;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Trigger;
import io.relance.domain.flow.WhatsAppBody;
import io.relance.domain.id.SenderId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.util.Map;
import java.util.Optional;

/**
 * A send with its contact, enrollment and flow.
 *
 * @param hashedAddress the keyed hash of its address, computed once because that takes time
 */
record LoadedSend(
    Send send,
    Optional<Recipient> recipient,
    Optional<String> hashedAddress,
    Map<ItemKey, Item> enrollmentItems,
    Optional<Wave> wave,
    Optional<Flow> flow) {
  private static final String OPTED_OUT = "opted-out";

  Optional<FlowPosition> position() {
    return send.intent().position();
  }

  Optional<Item> enrollment() {
    return position().map(it -> enrollmentItems.get(EnrollmentKeys.enrollment(it.enrollment())));
  }

  Optional<String> source() {
    return enrollment().flatMap(item -> item.text("source"));
  }

  Optional<String> address() {
    return send.intent()
        .receiver()
        .or(() -> recipient.flatMap(it -> it.address(send.intent().channel())));
  }

  /** With the hash of its address. */
  LoadedSend hashed(Suppressions suppressions) {
    return new LoadedSend(
        send, recipient, address().map(suppressions::hashed), enrollmentItems, wave, flow);
  }

  /** Why no more messages are sent to the enrollment. */
  Optional<SkipReason> enrollmentOver() {
    if (position().isEmpty()) {
      return Optional.empty();
    }
    if (exitedThrough() >= position().orElseThrow().activation() || enrollment().isEmpty()) {
      return Optional.of(SkipReason.DEACTIVATED);
    }
    return enrollment()
        .flatMap(it -> it.text("outcome"))
        .flatMap(LoadedSend::reason)
        .or(() -> launchCancelled() ? Optional.of(SkipReason.LAUNCH_CANCELLED) : Optional.empty());
  }

  /** None for an enrollment that reached its end: what is left of it was queued again. */
  private static Optional<SkipReason> reason(String outcome) {
    if (EndOutcome.named(outcome).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (outcome) {
          case CancelWaves.CANCELLED -> SkipReason.CANCELLED;
          case BranchByContact.ERASED -> SkipReason.ERASED;
          case OPTED_OUT -> SkipReason.OPTED_OUT;
          default -> SkipReason.DEACTIVATED;
        });
  }

  private boolean launchCancelled() {
    return launchItem().filter(Launch::isCancelled).isPresent();
  }

  private Optional<Item> launchItem() {
    return position().flatMap(FlowPosition::launch).map(Launch::key).map(enrollmentItems::get);
  }

  /** The launch by which the contact entered; empty after a delay. */
  Optional<Item> launch() {
    return launchItem().filter(_ -> wave.filter(Wave::isDelayed).isEmpty());
  }

  Gate.Exchange exchange() {
    if (send.intent().kind() == SendKind.REPLY) {
      return Gate.Exchange.SUBSCRIBERS_ONLY;
    }
    if (wave.isEmpty() || !wave.orElseThrow().exchange()) {
      return Gate.Exchange.NONE;
    }
    if (send.intent().channel() != wave.orElseThrow().channel()) {
      return Gate.Exchange.NONE;
    }
    if (flow.orElseThrow().isConversation()) {
      return Gate.Exchange.SUBSCRIBERS_ONLY;
    }
    return flow.orElseThrow().trigger() instanceof Trigger.ByText byText
            && byText.channels().contains(send.intent().channel())
        ? byText.subscribersOnly() ? Gate.Exchange.SUBSCRIBERS_ONLY : Gate.Exchange.OPEN
        : Gate.Exchange.NONE;
  }

  /** Whether it is free text on WhatsApp, for which the 24 hours of its receiver must be open. */
  boolean isFreeWhatsApp() {
    var kind = send.intent().kind();
    return send.intent().channel() == Channel.WHATSAPP
        && (kind == SendKind.MESSAGE || kind == SendKind.REPLY)
        && whatsApp().filter(it -> it.body() instanceof WhatsAppBody.Approved).isEmpty();
  }

  private Optional<FlowElement.SendWhatsApp> whatsApp() {
    return position()
        .flatMap(it -> flow.flatMap(of -> of.element(it.element())))
        .filter(FlowElement.SendWhatsApp.class::isInstance)
        .map(FlowElement.SendWhatsApp.class::cast);
  }

  /** The sender that its element names. */
  Optional<String> whatsAppSender() {
    return whatsApp().flatMap(FlowElement.SendWhatsApp::sender).map(SenderId::value);
  }

  /** The question that is sent; empty for any other message. */
  Optional<Question> question() {
    return position()
        .flatMap(it -> flow.flatMap(of -> of.element(it.element())))
        .filter(Question.class::isInstance)
        .map(Question.class::cast);
  }

  private long exitedThrough() {
    return position()
        .map(it -> enrollmentItems.get(AutomationKeys.automation(it.automation())))
        .map(automation -> automation.number("exitedThrough"))
        .orElse(Long.MAX_VALUE);
  }
}
