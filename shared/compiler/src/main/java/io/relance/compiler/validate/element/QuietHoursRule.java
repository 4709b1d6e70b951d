package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.consent.Purpose;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowQuietHours;
import java.util.stream.Stream;

/** Reports a flow that sends marketing messages and has no quiet hours. */
final class QuietHoursRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    if (checked.flow().quietHours() != FlowQuietHours.OFF) {
      return Stream.empty();
    }
    return checked.flow().elements().stream()
        .flatMap(element -> Sending.by(element).stream())
        .filter(sending -> sending.purpose() == Purpose.MARKETING)
        .findFirst()
        .map(sending -> fault(checked.name(sending.element().id())))
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
}
