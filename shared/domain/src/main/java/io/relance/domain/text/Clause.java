package io.relance.domain.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The words between two punctuation marks of a text.
 *
 * @param question whether they end with a question mark
 */
record Clause(String text, boolean question) {
  private static final Pattern END =
      Pattern.compile("[!?,;:…()\\n\\r\u2014¿¡？]+|\\.+(?=\\s|$)|\\s[-\u2013]+\\s");

  static List<Clause> of(String text) {
    var clauses = new ArrayList<Clause>();
    var end = END.matcher(text);
    int from = 0;
    while (end.find()) {
      clauses.add(new Clause(text.substring(from, end.start()), isQuestion(end.group())));
      from = end.end();
    }
    clauses.add(new Clause(text.substring(from), false));
    return clauses;
  }

  /** Whether a text has a question mark. */
  static boolean isQuestion(String text) {
    return text.contains("?") || text.contains("？");
  }
}
