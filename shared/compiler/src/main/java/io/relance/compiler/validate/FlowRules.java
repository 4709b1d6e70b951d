package io.relance.compiler.validate;

import static java.util.stream.Collectors.toSet;

import io.relance.compiler.codec.PartialFlow;
import io.relance.compiler.codec.Placeholders;
import io.relance.compiler.liquid.LiquidText;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rules, applied to one flow. */
public final class FlowRules {
  private final LiquidText liquid;
  private final List<FlowRule> rules;

  public FlowRules(LiquidText liquid) {
    this.liquid = liquid;
    this.rules =
        List.of(
            new StartRule(),
            new DuplicateElementRule(),
            new DanglingExitRule(),
            new CycleRule(),
            new UnreachableElementRule(),
            new PathLengthRule(),
            new NoActionRule(),
            new EmptyTextRule(),
            new TextAmountRule(),
            new LiquidRule(),
            new VariableSourceRule(),
            new SmsLengthRule(),
            new KeywordRule(),
            new KeywordClashRule(),
            new OfferedKeywordRule(),
            new ReservedAnswerRule(),
            new ReplyChannelRule(),
            new DurationRule(),
            new WeekdayRule(),
            new KnownListRule(),
            new SenderRule(),
            new ForwardRule(),
            new KnownNameRule(),
            new LastSendRule(),
            new PurposeRule(),
            new OptOutRule());
  }

  /** All that is to be said about a flow, in the order of its elements. */
  public List<Diagnostic> check(Flow flow, ValidationContext context) {
    var flowUnderValidation =
        FlowUnderValidation.of(new PartialFlow(flow, true), context, liquid::examine);
    return sorted(found(flowUnderValidation), flowUnderValidation);
  }

  /**
   * All that is wrong with what could be made out of a file, beside the faults of its form;
   * warnings wait until those are gone.
   */
  public List<Diagnostic> check(
      PartialFlow partial, List<Diagnostic> faults, ValidationContext context) {
    var flowUnderValidation = FlowUnderValidation.of(partial, context, liquid::examine);
    var unread = faults.stream().flatMap(FlowRules::unread).collect(toSet());
    var more =
        found(flowUnderValidation)
            .filter(Diagnostic::isError)
            .filter(fault -> fault.path().filter(unread::contains).isEmpty());
    return sorted(Stream.concat(faults.stream(), more), flowUnderValidation);
  }

  /** What could not be read, and the list it is an item of, is not also missing. */
  private static Stream<String> unread(Diagnostic fault) {
    var path = fault.path().orElse("");
    var list = path.lastIndexOf('[');
    return list > path.lastIndexOf('.')
        ? Stream.of(path, path.substring(0, list))
        : Stream.of(path);
  }

  private Stream<Diagnostic> found(FlowUnderValidation flowUnderValidation) {
    return rules.stream()
        .flatMap(rule -> rule.check(flowUnderValidation))
        .filter(fault -> fault.element().filter(Placeholders::standsFor).isEmpty());
  }

  private static List<Diagnostic> sorted(
      Stream<Diagnostic> found, FlowUnderValidation flowUnderValidation) {
    return found
        .distinct()
        .sorted(
            Comparator.comparing(
                fault -> fault.element().map(flowUnderValidation::position).orElse(-1)))
        .toList();
  }
}
