package io.relance.config;

/** A setting cannot be used; the message names it, says what is wrong and what would be right. */
public final class InvalidSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a whole sentence that names the setting. */
  public InvalidSetting(String message) {
    super(message);
  }

  public InvalidSetting(String setting, String problem) {
    super(setting + " " + problem);
  }
}
