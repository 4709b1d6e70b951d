package io.relance.application.automations;

import io.relance.domain.id.ElementId;
import java.util.Optional;

/**
 * The name under which a count of one element is stored: {@code at/<element>/<what>/<detail>}.
 *
 * @param what {@code entered}, {@code here}, {@code exit}, {@code out}, or the state of messages
 * @param detail the exit or the reason; else empty
 */
record ElementCount(ElementId element, String what, String detail) {
  /** The reason of enrollments that reached an end element. */
  static final String ENDED = "ended";

  static final String ENTERED = "entered";
  static final String HERE = "here";
  static final String EXIT = "exit";
  static final String OUT = "out";
  private static final String PREFIX = "at";

  static String entered(ElementId element) {
    return name(element, ENTERED, "");
  }

  static String here(ElementId element) {
    return name(element, HERE, "");
  }

  static String exit(ElementId element, String exit) {
    return name(element, EXIT, exit);
  }

  static String out(ElementId element, String reason) {
    return name(element, OUT, reason);
  }

  static String messages(ElementId element, String state) {
    return name(element, state, "");
  }

  /** Reads a name; empty for a count that is not of an element. */
  static Optional<ElementCount> parse(String name) {
    var parts = name.split("/", 4);
    return parts.length == 4 && parts[0].equals(PREFIX)
        ? Optional.of(new ElementCount(new ElementId(parts[1]), parts[2], parts[3]))
        : Optional.empty();
  }

  private static String name(ElementId element, String what, String detail) {
    return String.join("/", PREFIX, element.value(), what, detail);
  }
}
