package io.relance.application.moving;

import org.jspecify.annotations.Nullable;

/** An export or import that is refused; the message says why and what to do, in a sentence. */
public final class CannotMove extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotMove(String sentence) {
    this(sentence, null);
  }

  public CannotMove(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
