package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement.RemoveDuplicates;
import java.util.List;
import java.util.stream.Stream;

/** Warns of duplicates that are removed after contacts have gone different ways. */
final class RemoveDuplicatesRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.each(
        RemoveDuplicates.class,
        duplicates ->
            checked.flow().elements().stream()
                .filter(element -> element.exits().size() > 1 && !element.equals(duplicates))
                .filter(element -> leadsTo(checked, element, duplicates))
                .findFirst()
                .map(element -> checked.at(duplicates, describe(checked, element)))
                .stream());
  }

  private static boolean leadsTo(
      CheckedFlow checked, FlowElement element, RemoveDuplicates duplicates) {
    return checked.graph().reachedFrom(List.of(element.id())).contains(duplicates.id());
  }

  private static Diagnostic describe(CheckedFlow checked, FlowElement before) {
    var name = checked.name(before.id());
    return Diagnostic.warning(
            "duplicates.after-branch",
            "Compares the whole audience of a launch, also contacts who do not come here from \""
                + name
                + "\".")
        .hint("Place it before \"" + name + "\", or narrow the audience.");
  }
}
