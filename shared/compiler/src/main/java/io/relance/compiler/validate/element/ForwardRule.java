package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.FlowElement.Receiver;
import io.relance.domain.flow.Trigger;
import io.relance.domain.text.Quoted;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports forwards without receivers, to invalid or placeholder addresses, and without content. */
final class ForwardRule implements FlowRule {
  private static final int MAX_RECEIVERS = 20;
  private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.each(
        FlowElement.Forward.class,
        forward ->
            Stream.of(
                    count(checked, forward), addresses(checked, forward), content(checked, forward))
                .flatMap(found -> found));
  }

  private static Stream<Diagnostic> count(CheckedFlow checked, FlowElement.Forward forward) {
    if (forward.to().isEmpty()) {
      return Stream.of(
          checked.at(
              forward,
              "to",
              Diagnostic.error("forward.no-receiver", "Must have at least one receiver.")));
    }
    return forward.to().size() > MAX_RECEIVERS
        ? Stream.of(
            checked.at(
                forward,
                "to",
                Diagnostic.error(
                    "forward.too-many-receivers",
                    "Must have at most "
                        + MAX_RECEIVERS
                        + " receivers, not "
                        + forward.to().size()
                        + ".")))
        : Stream.empty();
  }

  private static Stream<Diagnostic> addresses(CheckedFlow checked, FlowElement.Forward forward) {
    return IntStream.range(0, forward.to().size())
        .boxed()
        .flatMap(
            i ->
                check(forward.to().get(i))
                    .map(fault -> checked.at(forward, "to[" + i + "]", fault)));
  }

  private static Stream<Diagnostic> check(Receiver receiver) {
    return switch (receiver) {
      case Receiver.Phone(var number) when !PHONE.matcher(number).matches() ->
          Stream.of(
              Diagnostic.error(
                      "forward.invalid-phone",
                      "Must be a phone number such as +33612345678, not " + Quoted.of(number) + ".")
                  .hint("Start with + and the country code; no spaces."));
      case Receiver.Mailbox(var address) -> EmailAddressCheck.faults("forward", address);
      case Receiver.Phone _ -> Stream.empty();
    };
  }

  private static Stream<Diagnostic> content(CheckedFlow checked, FlowElement.Forward forward) {
    return checked.triggerKnown()
            && forward.text().isEmpty()
            && !(checked.flow().trigger() instanceof Trigger.ByText)
        ? Stream.of(
            checked.at(
                forward,
                Diagnostic.error("forward.nothing", "There is no inbound message to forward.")
                    .hint("Set a text, or use the trigger inbound-message.")))
        : Stream.empty();
  }
}
