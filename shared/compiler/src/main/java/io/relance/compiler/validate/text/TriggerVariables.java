package io.relance.compiler.validate.text;

import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.PartialFlow;
import io.relance.compiler.liquid.TextVariable;
import io.relance.compiler.liquid.VariableNames;
import io.relance.domain.flow.Flow;
import java.util.List;

/** The variables that the texts of a flow may use: those of the contact and of its trigger. */
public final class TriggerVariables {
  private TriggerVariables() {}

  /** Those of a flow file; of the contact alone where its trigger cannot be read. */
  public static List<TextVariable> of(DecodeResult<Flow> file) {
    return switch (file) {
      case DecodeResult.Whole<Flow>(var flow) -> of(flow);
      case DecodeResult.Faulty<Flow>(_, var partial) ->
          partial
              .filter(PartialFlow::triggerRead)
              .map(read -> of(read.flow()))
              .orElseGet(() -> VariableNames.under(VariableNames::isAlwaysFilled));
    };
  }

  private static List<TextVariable> of(Flow flow) {
    var offered = VariableSourceRule.provided(flow);
    return VariableNames.under(
        root -> VariableNames.isAlwaysFilled(root) || offered.contains(root));
  }
}
