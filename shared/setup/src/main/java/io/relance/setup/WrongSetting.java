package io.relance.setup;

/** A setting cannot be used; the message names it, says what is wrong and what would be right. */
public final class WrongSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a whole sentence that names the setting. */
  public WrongSetting(String message) {
    super(message);
  }

  public WrongSetting(String setting, String problem) {
    super(setting + " " + problem);
  }
}
