package io.relance.interpreter.replay.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;

/** Writes JSON as JSONata. */
final class Literals {
  private Literals() {}

  static String text(String text) {
    return TextNode.valueOf(text).toString();
  }

  /** JSON with its ".$" members evaluated, where {@code $} stands for {@code root}. */
  static String template(JsonNode json, String root) {
    if (json.isObject()) {
      var members = new ArrayList<String>();
      for (var member : json.properties()) {
        String name = member.getKey();
        if (name.endsWith(".$")) {
          String path = member.getValue().textValue();
          members.add(
              text(name.substring(0, name.length() - 2)) + ": " + Paths.present(path, root));
        } else {
          members.add(text(name) + ": " + template(member.getValue(), root));
        }
      }
      return "{" + String.join(", ", members) + "}";
    }
    if (json.isArray()) {
      var elements = new ArrayList<String>();
      json.forEach(element -> elements.add(template(element, root)));
      return "[" + String.join(", ", elements) + "]";
    }
    return json.toString();
  }
}
