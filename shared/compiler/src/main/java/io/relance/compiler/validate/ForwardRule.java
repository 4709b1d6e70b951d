package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.FlowElement.Receiver;
import io.relance.domain.flow.Trigger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports forwards to nobody, to what is no address, and of nothing. */
final class ForwardRule implements FlowRule {
  private static final int MAX_RECEIVERS = 20;
  private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final Pattern MAILBOX =
      Pattern.compile("[^@\\s,;<>]{1,64}@[^@\\s,;<>]+\\.[^@\\s,;<>.]{2,}");

  @Override
  public Stream<Diagnostic> check(Drawing drawing) {
    return drawing.each(
        FlowElement.Forward.class,
        (_, forward) ->
            Stream.of(
                    count(drawing, forward), addresses(drawing, forward), content(drawing, forward))
                .flatMap(found -> found));
  }

  private static Stream<Diagnostic> count(Drawing drawing, FlowElement.Forward forward) {
    if (forward.to().isEmpty()) {
      return Stream.of(
          drawing.at(
              forward,
              "to",
              Diagnostic.error("forward.no-receiver", "There is nobody to forward to.")));
    }
    return forward.to().size() > MAX_RECEIVERS
        ? Stream.of(
            drawing.at(
                forward,
                "to",
                Diagnostic.error(
                    "forward.too-many-receivers",
                    "A message goes to at most " + MAX_RECEIVERS + " receivers.")))
        : Stream.empty();
  }

  private static Stream<Diagnostic> addresses(Drawing drawing, FlowElement.Forward forward) {
    return IntStream.range(0, forward.to().size())
        .boxed()
        .flatMap(
            i ->
                check(forward.to().get(i))
                    .map(fault -> drawing.at(forward, "to[" + i + "]", fault)));
  }

  private static Stream<Diagnostic> check(Receiver receiver) {
    return switch (receiver) {
      case Receiver.Phone(var number) when !PHONE.matcher(number).matches() ->
          Stream.of(
              Diagnostic.error("forward.invalid-phone", "This is not a phone number.")
                  .hint("Write it with its country and without spaces, such as +33612345678."));
      case Receiver.Mailbox(var address) when !MAILBOX.matcher(address).matches() ->
          Stream.of(Diagnostic.error("forward.invalid-email", "This is not an email address."));
      case Receiver.Phone _, Receiver.Mailbox _ -> Stream.empty();
    };
  }

  private static Stream<Diagnostic> content(Drawing drawing, FlowElement.Forward forward) {
    return drawing.triggerKnown()
            && forward.text().isEmpty()
            && !(drawing.flow().trigger() instanceof Trigger.InboundMessage)
        ? Stream.of(
            drawing.at(
                forward,
                Diagnostic.error("forward.nothing", "There is no inbound message to forward.")
                    .hint("Write a text, or start the automation by an inbound message.")))
        : Stream.empty();
  }
}
