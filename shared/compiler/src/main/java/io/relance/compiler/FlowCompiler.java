package io.relance.compiler;

import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.codec.FlowJson;
import io.relance.compiler.emit.DefinitionEmitter;
import io.relance.compiler.liquid.LiquidText;
import io.relance.compiler.plan.Plan;
import io.relance.compiler.validate.ValidationContext;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compiles flows to definitions, or reports what is wrong with them; always with the same result.
 */
public final class FlowCompiler {
  /**
   * Step Functions accepts a megabyte; placeholders are replaced by longer names on publication.
   */
  private static final int MAX_BYTES = 900_000;

  private static final int MAX_DIAGNOSTICS = 100;

  private final FlowRules rules;

  /** With its own texts; checking one does not depend on the time. */
  public FlowCompiler() {
    this(new LiquidText(InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC));
  }

  /** With the texts that are also rendered elsewhere, so that each is parsed only once. */
  public FlowCompiler(LiquidText liquid) {
    this.rules = new FlowRules(liquid);
  }

  /** Reads and compiles a flow file. */
  public Compilation compile(String json, ValidationContext context) {
    return switch (FlowCodec.decode(json)) {
      case DecodeResult.Whole<Flow>(var flow) -> compile(flow, context);
      case DecodeResult.Faulty<Flow> faulty -> new Compilation.Rejected(diagnose(faulty, context));
    };
  }

  public Compilation compile(Flow flow, ValidationContext context) {
    var found = limited(rules.check(flow, context));
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return new Compilation.Rejected(found);
    }
    var definition = FlowJson.compact(DefinitionEmitter.emit(new Plan(flow)));
    return definition.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
        ? new Compilation.Rejected(List.of(tooLarge()))
        : new Compilation.Compiled(definition, found);
  }

  /** All diagnostics of a flow. */
  public List<Diagnostic> validate(Flow flow, ValidationContext context) {
    return compile(flow, context).diagnostics();
  }

  /** All diagnostics of a flow file. */
  public List<Diagnostic> validate(String json, ValidationContext context) {
    return compile(json, context).diagnostics();
  }

  private List<Diagnostic> diagnose(DecodeResult.Faulty<Flow> faulty, ValidationContext context) {
    return limited(
        faulty
            .partial()
            .map(partial -> rules.check(partial, faulty.diagnostics(), context))
            .orElse(faulty.diagnostics()));
  }

  /** As many as a person will read; errors rather than warnings. */
  private static List<Diagnostic> limited(List<Diagnostic> found) {
    if (found.size() <= MAX_DIAGNOSTICS) {
      return found;
    }
    var errors = found.stream().filter(Diagnostic::isError).toList();
    var shown = errors.isEmpty() ? found : errors;
    var more =
        "Only the first " + MAX_DIAGNOSTICS + " of " + found.size() + " diagnostics are shown.";
    return Stream.concat(
            shown.stream().limit(MAX_DIAGNOSTICS),
            Stream.of(
                errors.isEmpty()
                    ? Diagnostic.warning("flow.diagnostics-truncated", more)
                    : Diagnostic.error("flow.diagnostics-truncated", more)))
        .toList();
  }

  private static Diagnostic tooLarge() {
    return Diagnostic.error(
            "flow.too-large", "The flow must fit in one state machine definition of 900 kB.")
        .hint("Split it into several automations.");
  }
}
