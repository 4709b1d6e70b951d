package io.relance.config;

/** A setting is invalid; the message names it and states what it must be. */
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
