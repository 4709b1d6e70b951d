package io.relance.domain.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The body of an HTML document. */
public final class HtmlBody {
  private static final Pattern END = Pattern.compile("(?i)</body\\s*>");

  private HtmlBody() {}

  /** The document with more at the end of its body, or at its own end where it has no body. */
  public static String append(String html, String more) {
    var ends = END.matcher(html).results().map(MatchResult::start).toList();
    int end = ends.isEmpty() ? html.length() : ends.getLast();
    return html.substring(0, end) + more + html.substring(end);
  }
}
