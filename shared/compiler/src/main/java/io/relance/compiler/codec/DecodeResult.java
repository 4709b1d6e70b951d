package io.relance.compiler.codec;

import io.relance.domain.flow.Diagnostic;
import java.util.List;
import java.util.Optional;

/** The result of reading a file: its value, or everything that is wrong with its form. */
public sealed interface DecodeResult<T> {
  /** The file has no fault of form. */
  record Whole<T>(T value) implements DecodeResult<T> {}

  /**
   * The file cannot be used.
   *
   * @param partial what could be read, only used to find more faults
   */
  record Faulty<T>(List<Diagnostic> diagnostics, Optional<PartialFlow> partial)
      implements DecodeResult<T> {
    public Faulty {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
