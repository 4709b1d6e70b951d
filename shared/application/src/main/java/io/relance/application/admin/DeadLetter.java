package io.relance.application.admin;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Work that failed after the last retry, stored until it is replayed.
 *
 * @param kind {@code wave}, {@code file}, or {@code message} of a queue
 * @param resource the id of the wave or the file, or the queue's name
 * @param reason for an operator
 * @param body the payload for a replay; never shown, since it may contain a message
 */
public record DeadLetter(
    String id, String kind, String resource, String reason, Instant at, String body) {
  /** The number of contacts and the element, which differ between waves that failed alike. */
  private static final Pattern OF_ONE_WAVE =
      Pattern.compile("^\\d+ people stopped at \".*?\": ", Pattern.DOTALL);

  /**
   * What dead letters that can be replayed together have in common: the error of a wave, or the
   * queue and the error of a message, the server and the error of a file.
   */
  public String cause() {
    return switch (kind) {
      case "wave" -> OF_ONE_WAVE.matcher(reason).replaceFirst("");
      case "file" -> reason;
      default -> resource + ": " + reason;
    };
  }
}
