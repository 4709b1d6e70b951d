package io.relance.compiler.diff;

import io.relance.domain.text.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One difference between two flows: an element that was added, removed or changed, or changed
 * settings of the flow, such as its trigger.
 *
 * @param element the element; empty for the settings of the flow
 * @param fields the fields that changed; none for an element that was added or removed
 */
public record FlowChange(Kind kind, Optional<Element> element, List<FieldChange> fields) {
  public FlowChange {
    fields = List.copyOf(fields);
  }

  /** What happened to an element or a setting. */
  public enum Kind {
    ADDED("+"),
    REMOVED("-"),
    CHANGED("~");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }
  }

  /**
   * An element as people know it.
   *
   * @param name empty when it has none
   */
  public record Element(String id, String kind, String name) {
    @Override
    public String toString() {
      return (name.isEmpty() ? "" : Quoted.of(name) + " ") + "(" + id + ", " + kind + ")";
    }
  }

  /** The difference in words, such as {@code ~ "Greet" (hi, send-sms): text "Hi" → "Hello"}. */
  public String sentence() {
    var what = kind.sign + " " + element.map(it -> "element " + it).orElse("flow");
    return fields.isEmpty()
        ? what
        : what
            + ": "
            + fields.stream().map(FieldChange::sentence).collect(Collectors.joining("; "));
  }
}
