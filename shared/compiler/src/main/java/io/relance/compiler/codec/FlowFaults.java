package io.relance.compiler.codec;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.ElementId;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import io.relance.json.FaultSink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the faults of a flow file as diagnostics, those of an element with its id. */
final class FlowFaults implements FaultSink {
  /** What other products call a field. */
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("equals", "is"),
          Map.entry("eq", "is"),
          Map.entry("notEquals", "isNot"),
          Map.entry("not_equals", "isNot"),
          Map.entry("gt", "greater"),
          Map.entry("greaterThan", "greater"),
          Map.entry("lt", "less"),
          Map.entry("lessThan", "less"),
          Map.entry("in", "oneOf"),
          Map.entry("type", "kind"),
          Map.entry("duration", "for"),
          Map.entry("body", "html"),
          Map.entry("message", "text"),
          Map.entry("yes", "onTrue"),
          Map.entry("no", "onFalse"));

  private final List<Diagnostic> found;
  private final @Nullable ElementId element;

  private FlowFaults(List<Diagnostic> found, @Nullable ElementId element) {
    this.found = found;
    this.element = element;
  }

  /** Those of a whole file; none so far. */
  static FlowFaults ofFile() {
    return new FlowFaults(new ArrayList<>(), null);
  }

  /** The same collection, for what is wrong within an element. */
  FlowFaults within(ElementId id) {
    return new FlowFaults(found, id);
  }

  /** All of the file, in the order in which they were found. */
  List<Diagnostic> all() {
    return List.copyOf(found);
  }

  void add(String path, Diagnostic fault) {
    var placed = path.isEmpty() ? fault : fault.path(path);
    found.add(element == null ? placed : placed.at(element));
  }

  @Override
  public void add(String path, String message) {
    add(path, Diagnostic.error("json.invalid-value", sentence(message)));
  }

  @Override
  public void wrongType(String path, String wanted, String given) {
    add(path, Diagnostic.error("json.wrong-type", "Must be " + wanted + ", not " + given + "."));
  }

  @Override
  public void missing(String path, String field) {
    add(path, Diagnostic.error("json.missing-field", "The field \"" + field + "\" is missing."));
  }

  @Override
  public void unknownField(String path, String field, Collection<String> known) {
    var synonym = SYNONYMS.get(field);
    add(
        path,
        Diagnostic.error(
            "json.unknown-field",
            "Unknown field "
                + Quoted.of(field)
                + (synonym != null && known.contains(synonym)
                    ? "; use \"" + synonym + "\"."
                    : NearestName.ending(field, known))));
  }

  @Override
  public void unknownChoice(String path, String word, Collection<String> choices) {
    boolean many = choices.size() > 2;
    var fault =
        Diagnostic.error(
            "json.unknown-value",
            (many ? "Must be one of " : "Must be ")
                + String.join(many ? ", " : " or ", choices)
                + ", not "
                + Quoted.of(word)
                + ".");
    add(
        path,
        NearestName.of(word, choices)
            .map(near -> fault.hint("Did you mean \"" + near + "\"?"))
            .orElse(fault));
  }

  /** A message of the shared reader as a diagnostic writes it. */
  static String sentence(String message) {
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }
}
