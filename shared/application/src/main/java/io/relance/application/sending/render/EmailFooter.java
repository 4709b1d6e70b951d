package io.relance.application.sending.render;

import io.relance.application.sending.model.Language;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The last line of a marketing email: the law requires a visible unsubscribe link. */
record EmailFooter(Language language, Optional<String> unsubscribeUrl) {
  private static final Pattern BODY_END = Pattern.compile("(?i)</body\\s*>");

  String under(String html) {
    return unsubscribeUrl
        .map(
            url -> "<p style=\"font-size:small\"><a href=\"%s\">%s</a></p>".formatted(url, words()))
        .map(line -> above(html, line))
        .orElse(html);
  }

  String underText(String text) {
    return unsubscribeUrl.map(url -> text + "\n\n" + words() + ": " + url).orElse(text);
  }

  private String words() {
    return switch (language) {
      case ENGLISH -> "Unsubscribe";
      case FRENCH -> "Se désabonner";
    };
  }

  /** Within the body, where it has an end. */
  private static String above(String html, String line) {
    var ends = BODY_END.matcher(html).results().map(MatchResult::start).toList();
    int end = ends.isEmpty() ? html.length() : ends.getLast();
    return html.substring(0, end) + line + html.substring(end);
  }
}
