package io.relance.domain.failure;

import org.jspecify.annotations.Nullable;

/** The world refused for good: trying the same again is useless. */
public final class PermanentFailure extends ExternalFailure {
  private static final long serialVersionUID = 1L;

  public PermanentFailure(String message) {
    this(message, null);
  }

  public PermanentFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Adds context; never personal data. */
  public PermanentFailure with(String key, Object value) {
    add(key, value);
    return this;
  }
}
