package io.relance.e2e;

/** The flows that several stories are told with. */
final class Flows {
  private Flows() {}

  /** One text, for whoever it is launched to. */
  static String text(String text) {
    return """
    {"format": 1, "trigger": {"kind": "manual"}, "start": "text", "elements": [
      {"id": "text", "name": "Text", "kind": "send-sms", "purpose": "marketing",
       "text": "%s", "next": "done"},
      {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
    """
        .formatted(text);
  }

  /**
   * A text, a while, and another text.
   *
   * @param name what the ids of the first two elements end in
   * @param wait such as {@code PT6S}
   */
  static String twice(String name, String first, String wait, String last) {
    return """
    {"format": 1, "trigger": {"kind": "manual"}, "start": "first-%1$s", "elements": [
      {"id": "first-%1$s", "name": "First", "kind": "send-sms", "purpose": "marketing",
       "text": "%2$s", "next": "wait-%1$s"},
      {"id": "wait-%1$s", "name": "Wait", "kind": "delay", "for": "%3$s", "next": "last"},
      {"id": "last", "name": "Last", "kind": "send-sms", "purpose": "marketing",
       "text": "%4$s", "next": "done"},
      {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
    """
        .formatted(name, first, wait, last);
  }
}
