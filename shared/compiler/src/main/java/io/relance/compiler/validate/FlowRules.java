package io.relance.compiler.validate;

import static java.util.stream.Collectors.toSet;

import io.relance.compiler.codec.PartialFlow;
import io.relance.compiler.codec.Placeholders;
import io.relance.compiler.text.LiquidText;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All rules, asked of one flow. */
public final class FlowRules {
  private final List<FlowRule> rules;

  public FlowRules(LiquidText liquid) {
    this.rules =
        List.of(
            new StartRule(),
            new DuplicateElementRule(),
            new DanglingExitRule(),
            new CycleRule(),
            new UnreachableElementRule(),
            new PathLengthRule(),
            new NoActionRule(),
            new NamelessElementRule(),
            new EmptyTextRule(),
            new LiquidRule(liquid),
            new VariableSourceRule(liquid),
            new SmsLengthRule(liquid),
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
            new LastSendRule(),
            new PurposeRule());
  }

  /** All that is to be said about a flow, in the order of its elements. */
  public List<Diagnostic> check(Flow flow, ValidationContext context) {
    var drawing = Drawing.of(flow, context, true);
    return sorted(found(drawing), drawing);
  }

  /**
   * All that is wrong with what could be made out of a file, beside the faults of its form;
   * warnings wait until those are gone.
   */
  public List<Diagnostic> check(
      PartialFlow partial, List<Diagnostic> faults, ValidationContext context) {
    var drawing = Drawing.of(partial.flow(), context, partial.triggerRead());
    var known = faults.stream().flatMap(fault -> fault.path().stream()).collect(toSet());
    var more =
        found(drawing)
            .filter(Diagnostic::isError)
            .filter(fault -> fault.path().filter(path -> isUnread(known, path)).isEmpty());
    return sorted(Stream.concat(faults.stream(), more), drawing);
  }

  /** What could not be read, or parts of it, is not also missing. */
  private static boolean isUnread(Set<String> faults, String path) {
    return faults.contains(path)
        || (!path.endsWith("]") && faults.stream().anyMatch(fault -> fault.startsWith(path + "[")));
  }

  private Stream<Diagnostic> found(Drawing drawing) {
    return rules.stream()
        .flatMap(rule -> rule.check(drawing))
        .filter(fault -> fault.element().filter(Placeholders::standsFor).isEmpty());
  }

  private static List<Diagnostic> sorted(Stream<Diagnostic> found, Drawing drawing) {
    return found
        .distinct()
        .sorted(Comparator.comparing(fault -> fault.element().map(drawing::position).orElse(-1)))
        .toList();
  }
}
