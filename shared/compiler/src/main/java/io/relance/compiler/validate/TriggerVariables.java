package io.relance.compiler.validate;

import io.relance.compiler.codec.PartialFlow;
import io.relance.compiler.codec.Reading;
import io.relance.compiler.text.TextVariable;
import io.relance.compiler.text.VariableNames;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The variables that the texts of a flow may use: those of the contact and of its trigger. */
public final class TriggerVariables {
  private static final String CONTACT = "contact";

  private TriggerVariables() {}

  /** Those of a flow file; of the contact alone where its trigger cannot be read. */
  public static List<TextVariable> of(Reading<Flow> file) {
    return switch (file) {
      case Reading.Whole<Flow>(var flow) -> of(flow.trigger());
      case Reading.Faulty<Flow>(_, var partial) ->
          partial
              .filter(PartialFlow::triggerRead)
              .map(read -> of(read.flow().trigger()))
              .orElseGet(() -> VariableNames.under(CONTACT::equals));
    };
  }

  private static List<TextVariable> of(Trigger trigger) {
    Optional<Set<String>> offered = VariableSourceRule.brought(trigger);
    Predicate<String> any = _ -> true;
    return VariableNames.under(
        offered.<Predicate<String>>map(roots -> root -> roots.contains(root) || root.equals(CONTACT))
            .orElse(any));
  }
}
