package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import java.util.stream.Stream;

/** One thing that may be wrong with a flow. */
public interface FlowRule {
  Stream<Diagnostic> check(CheckedFlow checked);
}
