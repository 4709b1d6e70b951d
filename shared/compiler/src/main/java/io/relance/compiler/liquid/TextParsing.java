package io.relance.compiler.liquid;

import io.relance.domain.flow.Diagnostic;

/** The result of parsing a text. */
sealed interface TextParsing {
  /** The text can be rendered. */
  record Parsed(ParsedText text) implements TextParsing {}

  /** The text cannot be rendered. */
  record Malformed(Diagnostic fault) implements TextParsing {}
}
