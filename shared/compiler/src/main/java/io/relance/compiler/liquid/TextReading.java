package io.relance.compiler.liquid;

import io.relance.domain.flow.Diagnostic;

/** What came of reading a text. */
sealed interface TextReading {
  /** It can be filled in. */
  record Legible(ParsedText text) implements TextReading {}

  /** It cannot. */
  record Illegible(Diagnostic fault) implements TextReading {}
}
