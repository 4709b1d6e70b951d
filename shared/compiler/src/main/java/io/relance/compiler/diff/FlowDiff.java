package io.relance.compiler.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.compiler.diff.FlowChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares two flows by what they mean: elements by their ids, fields by their names. The order of
 * fields and of elements means nothing. Drafts with faults are compared too.
 */
public final class FlowDiff {
  private static final String ELEMENTS = "elements";

  private FlowDiff() {}

  /** What was changed from one flow to another: its settings first, then its elements. */
  public static List<FlowChange> between(JsonNode before, JsonNode after) {
    var changes = new ArrayList<FlowChange>();
    var settings = fields(without(before), without(after));
    if (!settings.isEmpty()) {
      changes.add(new FlowChange(Kind.CHANGED, Optional.empty(), settings));
    }
    var old = elements(before);
    var present = elements(after);
    old.forEach(
        (key, element) -> {
          if (!present.containsKey(key)) {
            changes.add(change(Kind.REMOVED, key, element, List.of()));
          }
        });
    present.forEach(
        (key, element) -> {
          var earlier = old.get(key);
          if (earlier == null) {
            changes.add(change(Kind.ADDED, key, element, List.of()));
          } else if (!earlier.equals(element)) {
            var fields = fields(earlier, element);
            if (!fields.isEmpty()) {
              changes.add(change(Kind.CHANGED, key, element, fields));
            }
          }
        });
    return List.copyOf(changes);
  }

  private static FlowChange change(
      Kind kind, String key, JsonNode element, List<FieldChange> fields) {
    var named =
        new FlowChange.Element(
            key, element.path("kind").asText("?"), element.path("name").asText(""));
    return new FlowChange(kind, Optional.of(named), fields);
  }

  private static JsonNode without(JsonNode flow) {
    return flow.isObject() ? flow.<ObjectNode>deepCopy().without(ELEMENTS) : flow;
  }

  /** The elements by id; one without an id, or with that of another, by its position. */
  private static Map<String, JsonNode> elements(JsonNode flow) {
    var found = new LinkedHashMap<String, JsonNode>();
    int position = 0;
    for (var element : flow.path(ELEMENTS)) {
      position++;
      var id = element.path("id").asText("");
      found.put(id.isEmpty() || found.containsKey(id) ? "#" + position : id, element);
    }
    return found;
  }

  private static List<FieldChange> fields(JsonNode before, JsonNode after) {
    var changes = new ArrayList<FieldChange>();
    compare("", before, after, changes);
    return changes;
  }

  private static void compare(
      String path, JsonNode before, JsonNode after, List<FieldChange> changes) {
    if (same(before, after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      var names = new TreeSet<String>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      names.forEach(
          name ->
              compare(
                  path.isEmpty() ? name : path + "." + name,
                  before.path(name),
                  after.path(name),
                  changes));
    } else if (isOfObjects(before) && isOfObjects(after) && before.size() == after.size()) {
      for (int at = 0; at < before.size(); at++) {
        compare("%s[%d]".formatted(path, at), before.get(at), after.get(at), changes);
      }
    } else {
      changes.add(new FieldChange(path, before, after));
    }
  }

  /** Numbers are the same by their value, whatever their digits: 1 and 1.0. */
  private static boolean same(JsonNode before, JsonNode after) {
    return (before.isNumber() && after.isNumber())
        ? before.decimalValue().compareTo(after.decimalValue()) == 0
        : before.equals(after);
  }

  private static boolean isOfObjects(JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      return false;
    }
    for (var item : list) {
      if (!item.isObject()) {
        return false;
      }
    }
    return true;
  }
}
