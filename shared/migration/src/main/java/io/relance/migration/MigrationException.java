package io.relance.migration;

import org.jspecify.annotations.Nullable;

/** An export or import that is refused; the message says why and what to do, in a sentence. */
public final class MigrationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MigrationException(String sentence) {
    this(sentence, null);
  }

  public MigrationException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
