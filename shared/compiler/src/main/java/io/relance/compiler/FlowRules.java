package io.relance.compiler;

import static java.util.stream.Collectors.toSet;

import io.relance.compiler.codec.PartialFlow;
import io.relance.compiler.codec.Placeholders;
import io.relance.compiler.liquid.LiquidText;
import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.ValidationContext;
import io.relance.compiler.validate.conversation.ConversationRules;
import io.relance.compiler.validate.element.ElementRules;
import io.relance.compiler.validate.graph.GraphRules;
import io.relance.compiler.validate.keyword.KeywordRules;
import io.relance.compiler.validate.text.TextRules;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rules, applied to one flow. */
final class FlowRules {
  private final LiquidText liquid;
  private final List<FlowRule> rules;

  FlowRules(LiquidText liquid) {
    this.liquid = liquid;
    this.rules =
        Stream.of(
                GraphRules.all(),
                TextRules.all(),
                KeywordRules.all(),
                ElementRules.all(),
                ConversationRules.all())
            .flatMap(List::stream)
            .toList();
  }

  /** The diagnostics of a flow, in the order of its elements. */
  List<Diagnostic> check(Flow flow, ValidationContext context) {
    var checked = CheckedFlow.of(new PartialFlow(flow, true), context, liquid::examine);
    return sorted(found(checked), checked);
  }

  /**
   * The errors of what could be read of a file, with the faults of its form; warnings are left out
   * until the form is right.
   */
  List<Diagnostic> check(PartialFlow partial, List<Diagnostic> faults, ValidationContext context) {
    var checked = CheckedFlow.of(partial, context, liquid::examine);
    var unread = faults.stream().flatMap(FlowRules::unread).collect(toSet());
    var more =
        found(checked)
            .filter(Diagnostic::isError)
            .filter(fault -> fault.path().filter(unread::contains).isEmpty());
    return sorted(Stream.concat(faults.stream(), more), checked);
  }

  /** The places where nothing more is reported: what could not be read, and the list around it. */
  private static Stream<String> unread(Diagnostic fault) {
    var path = fault.path().orElse("");
    var list = path.lastIndexOf('[');
    return list > path.lastIndexOf('.')
        ? Stream.of(path, path.substring(0, list))
        : Stream.of(path);
  }

  private Stream<Diagnostic> found(CheckedFlow checked) {
    return rules.stream()
        .flatMap(rule -> rule.check(checked))
        .filter(fault -> fault.element().filter(Placeholders::isPlaceholder).isEmpty());
  }

  private static List<Diagnostic> sorted(Stream<Diagnostic> found, CheckedFlow checked) {
    return found
        .distinct()
        .sorted(Comparator.comparing(fault -> fault.element().map(checked::position).orElse(-1)))
        .toList();
  }
}
