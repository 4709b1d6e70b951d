package io.relance.domain.failure;

import org.jspecify.annotations.Nullable;

/** The world failed in a way that may pass: trying again later is right. */
public non-sealed class TransientFailure extends ExternalFailure {
  private static final long serialVersionUID = 1L;

  private final boolean diskFull;

  public TransientFailure(String message) {
    this(message, null);
  }

  public TransientFailure(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  private TransientFailure(String message, @Nullable Throwable cause, boolean diskFull) {
    super(message, cause);
    this.diskFull = diskFull;
  }

  /** The disk is full: nothing can be stored until an operator frees space. */
  public static TransientFailure diskFull(Throwable cause) {
    return new TransientFailure("The disk is full", cause, true);
  }

  /** Whether the cause is a full disk. */
  public boolean isDiskFull() {
    return diskFull;
  }

  /** Adds context; never personal data. */
  public TransientFailure with(String key, Object value) {
    add(key, value);
    return this;
  }
}
