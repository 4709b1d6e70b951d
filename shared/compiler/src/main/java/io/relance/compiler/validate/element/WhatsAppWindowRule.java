package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Trigger;
import io.relance.domain.flow.WhatsAppBody;
import io.relance.domain.id.ElementId;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Warns of free text on WhatsApp that may come more than 24 hours after the contact's last message:
 * it is skipped then.
 */
final class WhatsAppWindowRule implements FlowRule {
  /** Two of them are a window. */
  private static final Duration LONG = Duration.ofHours(12);

  private static final Duration WINDOW = Duration.ofHours(24);

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    var late = checked.graph().after(WhatsAppWindowRule::delaysLong);
    var elements =
        checked.flow().elements().stream()
            .filter(element -> isFree(checked, element))
            .filter(element -> !isInWindow(checked, element, late))
            .map(element -> checked.at(element, "text", mayBeSkipped()));
    return Stream.concat(elements, deadline(checked));
  }

  private static boolean isFree(CheckedFlow checked, FlowElement element) {
    return element instanceof FlowElement.SendWhatsApp whatsApp
        ? whatsApp.body() instanceof WhatsAppBody.FreeText
        : element instanceof ConversationElement
            && checked.flow().usualChannel() == Channel.WHATSAPP;
  }

  private static boolean isInWindow(CheckedFlow checked, FlowElement element, Set<ElementId> late) {
    return checked.flow().trigger() instanceof Trigger.ByText byText
        && byText.channels().equals(Set.of(Channel.WHATSAPP))
        && !late.contains(element.id());
  }

  private static boolean delaysLong(FlowElement element) {
    return element instanceof FlowElement.DelayUntilWeekday
        || (element instanceof FlowElement.Delay delay && delay.period().compareTo(LONG) >= 0);
  }

  /** Without a reply the deadline of a question comes when the window has closed. */
  private static Stream<Diagnostic> deadline(CheckedFlow checked) {
    var flow = checked.flow();
    var waits = flow.questions().stream().anyMatch(question -> question.onNoAnswer().isPresent());
    return waits
            && flow.textChannels().contains(Channel.WHATSAPP)
            && flow.conversation().maxDelay().compareTo(WINDOW) >= 0
        ? Stream.of(
            Diagnostic.warning(
                    "whatsapp.window",
                    "Must be less than PT24H for texts after onNoAnswer to reach contacts on"
                        + " WhatsApp, not "
                        + flow.conversation().maxDelay()
                        + ".")
                .path("conversation.maxDelay"))
        : Stream.empty();
  }

  private static Diagnostic mayBeSkipped() {
    return Diagnostic.warning(
            "whatsapp.window",
            "Free text on WhatsApp is skipped for contacts who wrote none within the last 24 hours.")
        .hint("Use an approved template, which reaches everybody.");
  }
}
