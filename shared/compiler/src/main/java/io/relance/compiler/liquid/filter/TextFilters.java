package io.relance.compiler.liquid.filter;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The filters that change texts; lengths and places are counted in characters. */
final class TextFilters {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private static final Pattern ESCAPED = Pattern.compile("[&<>\"']");
  private static final Pattern NOT_YET_ESCAPED =
      Pattern.compile("[\"><']|&(?!(?:[a-zA-Z]{1,40}|#\\d{1,9});)");
  private static final Map<String, String> ENTITIES =
      Map.of("&", "&amp;", "<", "&lt;", ">", "&gt;", "\"", "&quot;", "'", "&#39;");

  private TextFilters() {}

  static Map<String, Computation> all() {
    return Map.ofEntries(
        Map.entry("capitalize", (value, arguments) -> capitalize(arguments.text(value))),
        Map.entry("escape", (value, to) -> value == null ? null : escape(to.text(value), ESCAPED)),
        Map.entry("escape_once", (value, to) -> escape(to.text(value), NOT_YET_ESCAPED)),
        Map.entry("newline_to_br", TextFilters::lineBreaks),
        Map.entry("squish", TextFilters::squish),
        Map.entry("truncate", TextFilters::truncate),
        Map.entry("truncatewords", TextFilters::truncateWords),
        Map.entry("replace", (value, to) -> to.text(value).replace(to.text(0), to.text(1, ""))),
        Map.entry("replace_first", (value, to) -> replace(value, to, to.text(1, ""), true)),
        Map.entry("replace_last", (value, to) -> replace(value, to, to.text(1), false)),
        Map.entry("remove", (value, what) -> what.text(value).replace(what.text(0), "")),
        Map.entry("remove_first", (value, what) -> replace(value, what, "", true)),
        Map.entry("remove_last", (value, what) -> replace(value, what, "", false)),
        Map.entry("url_encode", TextFilters::urlEncode));
  }

  private static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int rest = text.offsetByCodePoints(0, 1);
    return text.substring(0, rest).toUpperCase(Locale.ROOT)
        + text.substring(rest).toLowerCase(Locale.ROOT);
  }

  private static String escape(String text, Pattern characters) {
    return characters
        .matcher(text)
        .replaceAll(found -> ENTITIES.getOrDefault(found.group(), found.group()));
  }

  private static String lineBreaks(@Nullable Object value, Arguments arguments) {
    return arguments.text(value).replace("\r\n", "\n").replace("\n", "<br />\n");
  }

  private static @Nullable String squish(@Nullable Object value, Arguments arguments) {
    return value == null ? null : SPACES.matcher(arguments.text(value).strip()).replaceAll(" ");
  }

  private static @Nullable String truncate(@Nullable Object value, Arguments arguments) {
    if (value == null) {
      return null;
    }
    var text = arguments.text(value);
    int length = RubyNumber.integer(arguments.at(0, 50L));
    var ending = arguments.text(1, "...");
    return Characters.count(text) <= length
        ? text
        : Characters.part(text, 0, Math.max(0, length - Characters.count(ending))) + ending;
  }

  private static @Nullable String truncateWords(@Nullable Object value, Arguments arguments) {
    if (value == null) {
      return null;
    }
    var text = arguments.text(value);
    int most = Math.max(1, RubyNumber.integer(arguments.at(0, 15L)));
    var words = SPACES.splitAsStream(text.strip()).limit(most + 1L).toList();
    return words.size() <= most
        ? text
        : String.join(" ", words.subList(0, most)) + arguments.text(1, "...");
  }

  private static String replace(
      @Nullable Object value, Arguments arguments, String by, boolean first) {
    var text = arguments.text(value);
    var searched = arguments.text(0);
    int at = first ? text.indexOf(searched) : text.lastIndexOf(searched);
    return at < 0 ? text : text.substring(0, at) + by + text.substring(at + searched.length());
  }

  private static @Nullable String urlEncode(@Nullable Object value, Arguments arguments) {
    return value == null
        ? null
        : URLEncoder.encode(arguments.text(value), StandardCharsets.UTF_8)
            .replace("*", "%2A")
            .replace("%7E", "~");
  }
}
