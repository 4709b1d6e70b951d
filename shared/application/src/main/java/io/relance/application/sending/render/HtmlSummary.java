package io.relance.application.sending.render;

import io.relance.domain.text.Clipped;
import java.util.regex.Pattern;

/** The visible text of an HTML email, for lists of messages. */
public final class HtmlSummary {
  private static final int LONGEST = 2_000;
  private static final Pattern UNSEEN =
      Pattern.compile("(?is)<(style|script|head)\\b.*?</\\1\\s*>|<!--.*?-->");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private HtmlSummary() {}

  /** The text, of at most 2,000 characters. */
  public static String of(String html) {
    var cut = Clipped.of(html, 10 * LONGEST);
    var words = TAG.matcher(UNSEEN.matcher(cut).replaceAll(" ")).replaceAll(" ");
    var text =
        words
            .replace("&nbsp;", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
            .replaceAll("\\s+", " ")
            .strip();
    return Clipped.of(text, LONGEST);
  }
}
