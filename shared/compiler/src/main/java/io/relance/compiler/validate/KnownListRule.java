package io.relance.compiler.validate;

import io.relance.compiler.codec.Placeholders;
import io.relance.domain.flow.Criteria;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.ListId;
import io.relance.domain.text.Quoted;
import java.util.Set;
import java.util.stream.Stream;

/** Reports lists that do not exist. */
final class KnownListRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(Drawing drawing) {
    return drawing.context().lists().stream().flatMap(known -> check(drawing, known));
  }

  private static Stream<Diagnostic> check(Drawing drawing, Set<ListId> known) {
    var added =
        drawing.each(
            FlowElement.AddToList.class,
            (_, add) -> faults(add.list(), known).map(fault -> drawing.at(add, "list", fault)));
    var asked =
        drawing.each(
            FlowElement.Condition.class,
            (_, condition) ->
                CriteriaParts.of(condition.criteria())
                    .flatMap(
                        part ->
                            part instanceof Criteria.InList(var list)
                                ? Stream.of(list)
                                : Stream.empty())
                    .flatMap(list -> faults(list, known))
                    .map(fault -> drawing.at(condition, "criteria", fault)));
    return Stream.concat(added, asked);
  }

  private static Stream<Diagnostic> faults(ListId list, Set<ListId> known) {
    return known.contains(list) || Placeholders.standsFor(list)
        ? Stream.empty()
        : Stream.of(
            Diagnostic.error(
                    "element.unknown-list", "There is no list " + Quoted.of(list.value()) + ".")
                .hint("Create the list first, or choose another one."));
  }
}
