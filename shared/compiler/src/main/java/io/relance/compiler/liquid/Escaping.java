package io.relance.compiler.liquid;

/** How values are escaped, so that they cannot become markup. */
public enum Escaping {
  /** Nothing: the text is plain. */
  NONE,
  /** The five characters that mean something in HTML are written as entities. */
  HTML
}
