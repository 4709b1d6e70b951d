package io.relance.compiler.liquid;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/**
 * The filter {@code strip_html} in time proportional to the text's length: the library's pattern
 * searches the whole rest of the text from each opening bracket.
 */
final class StripHtml extends Filter {
  private enum Block {
    SCRIPT("<script", "</script>"),
    STYLE("<style", "</style>"),
    COMMENT("<!--", "-->");

    private final String start;
    private final String end;

    Block(String start, String end) {
      this.start = start;
      this.end = end;
    }
  }

  StripHtml() {
    super("strip_html");
  }

  @Override
  public @Nullable Object apply(
      @Nullable Object value, TemplateContext context, @Nullable Object... params) {
    return withoutTags(withoutBlocks(asString(value, context)));
  }

  private static String withoutBlocks(String html) {
    var rest = new StringBuilder(html.length());
    // Where the next end of each kind is; searched again only when it has been passed.
    var ends = new EnumMap<Block, Integer>(Block.class);
    int at = 0;
    while (at < html.length()) {
      int next = html.indexOf('<', at);
      int open = next < 0 ? html.length() : next;
      rest.append(html, at, open);
      at = open;
      if (at < html.length()) {
        int end = blockEnd(html, at, ends);
        rest.append(end < 0 ? "<" : "");
        at = end < 0 ? at + 1 : end;
      }
    }
    return rest.toString();
  }

  /** Where the block that begins at a bracket has ended; -1 when none begins or it has no end. */
  private static int blockEnd(String html, int at, Map<Block, Integer> ends) {
    var begun = begun(html, at);
    if (begun.isEmpty()) {
      return -1;
    }
    var block = begun.get();
    int from = at + block.start.length();
    int known = ends.getOrDefault(block, 0);
    if (known >= 0 && known < from) {
      known = html.indexOf(block.end, from);
      ends.put(block, known);
    }
    return known < 0 ? -1 : known + block.end.length();
  }

  private static Optional<Block> begun(String html, int at) {
    for (var block : Block.values()) {
      if (html.startsWith(block.start, at)) {
        return Optional.of(block);
      }
    }
    return Optional.empty();
  }

  private static String withoutTags(String html) {
    var rest = new StringBuilder(html.length());
    int at = 0;
    while (at < html.length()) {
      int open = html.indexOf('<', at);
      int close = open < 0 ? -1 : html.indexOf('>', open);
      rest.append(html, at, close < 0 ? html.length() : open);
      at = close < 0 ? html.length() : close + 1;
    }
    return rest.toString();
  }
}
