package io.relance.functions.api.automations;

import io.relance.application.activation.CheckFlow;
import io.relance.compiler.liquid.TextVariable;
import io.relance.functions.api.problems.ReportedDiagnostic;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

/**
 * The result of checking a flow.
 *
 * @param diagnostics its faults
 * @param variables the variables that its texts may use
 */
@Schema(name = "FlowCheck")
record FlowCheckView(List<ReportedDiagnostic> diagnostics, List<Variable> variables) {
  /**
   * A variable of texts.
   *
   * @param name such as order.total, order.items[].title or contact.properties.&lt;name&gt;
   * @param type text: a single value; list: several values to iterate over; any: not known in
   *     advance
   */
  @Schema(name = "TextVariable")
  record Variable(
      String name,
      @Schema(
              type = "string",
              allowableValues = {"text", "list", "any"})
          String type) {
    static Variable of(TextVariable variable) {
      return new Variable(variable.name(), variable.type().name().toLowerCase(Locale.ROOT));
    }
  }

  static FlowCheckView of(CheckFlow.Checked checked) {
    return new FlowCheckView(
        ReportedDiagnostic.of(checked.diagnostics()),
        checked.variables().stream().map(Variable::of).toList());
  }
}
