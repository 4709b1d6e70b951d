package io.relance.server.check;

/**
 * What the check of one connection found; it contains no secret, number or address of a person.
 *
 * @param connection what was checked, such as {@code Twilio}
 * @param sentence what is so, and what to do
 */
public record CheckResult(String connection, State state, String sentence) {
  /** Whether a connection works. */
  public enum State {
    OK("ok"),
    /** It works in part, or may not work later. */
    WARNING("warning"),
    FAILED("failed"),
    NOT_CONFIGURED("not set");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** The word that is shown. */
    public String label() {
      return label;
    }
  }

  static CheckResult ok(String connection, String sentence) {
    return new CheckResult(connection, State.OK, sentence);
  }

  static CheckResult warning(String connection, String sentence) {
    return new CheckResult(connection, State.WARNING, sentence);
  }

  static CheckResult failed(String connection, String sentence) {
    return new CheckResult(connection, State.FAILED, sentence);
  }

  static CheckResult notConfigured(String connection, String sentence) {
    return new CheckResult(connection, State.NOT_CONFIGURED, sentence);
  }
}
