package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.consent.Purpose;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.FlowQuietHours;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports a flow that sends marketing messages and has no quiet hours. */
final class QuietHoursRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    if (checked.flow().quietHours() != FlowQuietHours.OFF) {
      return Stream.empty();
    }
    return checked.flow().elements().stream()
        .filter(QuietHoursRule::isMarketing)
        .findFirst()
        .map(element -> fault(checked.name(element.id())))
        .stream();
  }

  private static Diagnostic fault(String element) {
    return Diagnostic.error(
            "quiet-hours.marketing",
            "Must be \"project\", not \"off\", because \"%s\" sends marketing messages."
                .formatted(element))
        .path("quietHours")
        .hint("Only a flow whose messages are all transactional can do without quiet hours.");
  }

  private static boolean isMarketing(FlowElement element) {
    return purpose(element).equals(Optional.of(Purpose.MARKETING));
  }

  private static Optional<Purpose> purpose(FlowElement element) {
    return switch (element) {
      case FlowElement.SendSms sms -> Optional.of(sms.purpose());
      case FlowElement.SendEmail email -> Optional.of(email.purpose());
      case FlowElement.AddToList _,
          FlowElement.Forward _,
          FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          FlowElement.End _,
          FlowElement.Note _ ->
          Optional.empty();
    };
  }
}
