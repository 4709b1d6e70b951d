package io.relance.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The previews that were shown and not yet confirmed: each has a code, which confirms the same
 * arguments and the same state once.
 */
final class Previews {
  private static final int BYTES = 6;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Shown> open = new ConcurrentHashMap<>();

  private record Shown(JsonNode arguments, String state) {}

  /** The code that confirms a preview of arguments in a state. */
  String show(JsonNode arguments, String state) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var code = HexFormat.of().formatHex(bytes);
    open.put(code, new Shown(arguments, state));
    return code;
  }

  /** Whether a code confirms these arguments in this state; it does so once. */
  boolean confirm(String code, JsonNode arguments, String state) {
    var shown = open.remove(code);
    return shown != null && shown.arguments().equals(arguments) && shown.state().equals(state);
  }
}
