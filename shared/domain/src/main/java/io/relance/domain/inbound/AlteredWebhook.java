package io.relance.domain.inbound;

/** A webhook with an id that was received before, with another content. */
public final class AlteredWebhook extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the id, never the content
   */
  public AlteredWebhook(String message) {
    super(message);
  }
}
