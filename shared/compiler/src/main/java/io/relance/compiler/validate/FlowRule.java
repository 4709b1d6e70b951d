package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import java.util.stream.Stream;

/** Checks one aspect of a flow. */
public interface FlowRule {
  Stream<Diagnostic> check(CheckedFlow checked);
}
