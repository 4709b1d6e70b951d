package io.relance.setup;

/** A setting cannot be used; the message names it, says what is wrong and what would be right. */
public final class WrongSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WrongSetting(String setting, String problem) {
    super(setting + " " + problem);
  }
}
