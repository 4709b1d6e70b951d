package io.relance.domain.provider;

import java.util.List;

/**
 * A message template that Meta has approved, with what fills its variables.
 *
 * @param language its code at Meta, such as {@code en_US}
 * @param variables the texts for {@code {{1}}}, {@code {{2}}} …
 */
public record WhatsAppTemplate(String name, String language, List<String> variables) {
  public WhatsAppTemplate {
    variables = List.copyOf(variables);
  }

  /** The template in one line, for lists of messages; its own words are known to Meta only. */
  public String summary() {
    var title = name + " (" + language + ")";
    return variables.isEmpty() ? title : title + ": " + String.join(", ", variables);
  }

  /** Never shows a variable. */
  @Override
  public String toString() {
    return "WhatsAppTemplate[name=%s, language=%s]".formatted(name, language);
  }
}
