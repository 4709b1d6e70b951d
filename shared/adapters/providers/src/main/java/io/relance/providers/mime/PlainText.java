package io.relance.providers.mime;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Converts an HTML email to plain text, with its lines and links. */
final class PlainText {
  private PlainText() {}

  static String of(String html) {
    var body = Jsoup.parse(html).body();
    body.select("p, div, tr, li, h1, h2, h3, h4, h5, h6").forEach(PlainText::endLine);
    body.select("a[href^=http]").forEach(link -> link.appendText(" (" + link.attr("href") + ")"));
    return body.wholeText()
        .replaceAll("[ \\t\\u00a0]+", " ")
        .replaceAll(" ?\\R ?", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  private static void endLine(Element block) {
    block.after("\n");
  }
}
