package io.relance.domain.failure;

import org.jspecify.annotations.Nullable;

/** The world failed in a way that may pass: trying again later is right. */
public non-sealed class TransientFailure extends ExternalFailure {
  private static final long serialVersionUID = 1L;

  public TransientFailure(String message) {
    this(message, null);
  }

  public TransientFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Adds context; never personal data. */
  public TransientFailure with(String key, Object value) {
    add(key, value);
    return this;
  }
}
