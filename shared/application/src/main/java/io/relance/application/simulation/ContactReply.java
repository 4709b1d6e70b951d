package io.relance.application.simulation;

import java.time.Duration;

/**
 * Something that the contact would write.
 *
 * @param after how long after the beginning
 */
public record ContactReply(Duration after, String text) {
  /** Never shows the text. */
  @Override
  public String toString() {
    return "Reply[after=" + after + "]";
  }
}
