package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.consent.Purpose;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Trigger;
import java.util.Optional;
import java.util.stream.Stream;

/** Warns of a purpose that does not fit the trigger. */
final class PurposeRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.flow().elements().stream()
        .flatMap(element -> Sending.by(element).stream())
        .flatMap(
            send ->
                fault(checked.flow().trigger(), send).stream()
                    .map(fault -> checked.at(send.element(), "purpose", fault)));
  }

  private static Optional<Diagnostic> fault(Trigger trigger, Sending send) {
    return switch (trigger) {
      case Trigger.AbandonedCart _ when send.purpose() == Purpose.TRANSACTIONAL ->
          Optional.of(
              Diagnostic.warning(
                      "purpose.not-transactional",
                      "Cart reminders count as marketing under most laws.")
                  .hint("Use the purpose marketing, so that only subscribers get the message."));
      case Trigger.ContactUnsubscribed unsubscribed when isRefused(send, unsubscribed) ->
          Optional.of(
              Diagnostic.warning(
                      "purpose.never-sent",
                      "A contact who has just unsubscribed will not get this message.")
                  .hint("Use another channel, or remove the element."));
      case Trigger.PostPurchase _,
          Trigger.AbandonedCart _,
          Trigger.ShipmentUpdate _,
          Trigger.ByText _,
          Trigger.ContactCreated _,
          Trigger.ContactUpdated _,
          Trigger.ContactSubscribed _,
          Trigger.ContactUnsubscribed _,
          Trigger.ListJoined _,
          Trigger.SegmentEntered _,
          Trigger.TableRow _,
          Trigger.ByVisit _,
          Trigger.SegmentLeft _,
          Trigger.AtDates _,
          Trigger.Import _,
          Trigger.Manual _,
          Trigger.Api _ ->
          Optional.empty();
    };
  }

  private static boolean isRefused(Sending send, Trigger.ContactUnsubscribed unsubscribed) {
    return unsubscribed.channel().filter(send.channel()::equals).isPresent()
        && unsubscribed.type().map(send.purpose()::equals).orElse(true);
  }
}
