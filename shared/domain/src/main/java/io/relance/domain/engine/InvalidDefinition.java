package io.relance.domain.engine;

/** The engine refused a definition; the message says where and why. */
public final class InvalidDefinition extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidDefinition(String message) {
    super(message);
  }
}
