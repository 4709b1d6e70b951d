package io.relance.compiler.codec;

import io.relance.domain.flow.Diagnostic;
import java.util.List;
import java.util.Optional;

/** What came of reading a file: the thing itself, or all that is wrong with its form. */
public sealed interface DecodeResult<T> {
  /** The file says this. */
  record Whole<T>(T value) implements DecodeResult<T> {}

  /**
   * The file cannot be used.
   *
   * @param partial what could be made out nevertheless, only fit to look for more faults in it
   */
  record Faulty<T>(List<Diagnostic> diagnostics, Optional<PartialFlow> partial)
      implements DecodeResult<T> {
    public Faulty {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
