package io.relance.application.automations;

import io.relance.domain.id.ElementId;

/**
 * The names under which the successes of variations are stored: {@code
 * split/<element>/<variation>}.
 */
final class SplitCount {
  private SplitCount() {}

  static String name(ElementId split, String variation) {
    return String.join("/", "split", split.value(), variation);
  }
}
