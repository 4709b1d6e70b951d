package io.relance.embedded.engine;

import com.fasterxml.jackson.databind.node.TextNode;
import io.relance.domain.engine.InvalidDefinition;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the names of this deployment where definitions hold a mark such as ${SendsQueueUrl}. */
final class TaskPlaceholders {
  private static final Pattern MARK = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

  private final Map<String, String> values;

  TaskPlaceholders(Map<String, String> values) {
    this.values = values;
  }

  String replaced(String definition) {
    var unknown = new TreeSet<String>();
    String replaced =
        MARK.matcher(definition)
            .replaceAll(
                mark -> {
                  String value = values.get(mark.group(1));
                  if (value == null) {
                    unknown.add(mark.group());
                    return Matcher.quoteReplacement(mark.group());
                  }
                  return Matcher.quoteReplacement(withinString(value));
                });
    if (!unknown.isEmpty()) {
      throw new InvalidDefinition("Nothing is known to put in the place of " + unknown);
    }
    return replaced;
  }

  private static String withinString(String value) {
    String quoted = TextNode.valueOf(value).toString();
    return quoted.substring(1, quoted.length() - 1);
  }
}
