package io.relance.aws.stepfunctions;

import io.relance.domain.engine.InvalidDefinition;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the names of this deployment where definitions hold a mark. */
final class ActivationPlaceholders {
  private static final Pattern MARK = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:/?=$-]+");

  private final Map<String, String> values;

  /** The values are ARNs and URLs, which need no escaping in JSON. */
  ActivationPlaceholders(Map<String, String> values) {
    if (!values.values().stream().allMatch(value -> NAME.matcher(value).matches())) {
      throw new IllegalArgumentException("The values of placeholders must be ARNs or URLs");
    }
    this.values = values;
  }

  String replaced(String definition) {
    var unknown = new TreeSet<String>();
    var replaced =
        MARK.matcher(definition)
            .replaceAll(
                mark -> {
                  var value = values.get(mark.group(1));
                  if (value == null) {
                    unknown.add(mark.group());
                    return Matcher.quoteReplacement(mark.group());
                  }
                  return Matcher.quoteReplacement(value);
                });
    if (!unknown.isEmpty()) {
      throw new InvalidDefinition("Nothing is known to put in the place of " + unknown);
    }
    return replaced;
  }
}
