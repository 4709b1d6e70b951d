package io.relance.domain.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses that the links of an HTML document lead to; everything else stays as it is. */
final class HtmlLinks {
  /** What has no links, comments among it, or the beginning of a link. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(?is)<!--.*?-->|<(?:style|script|title|textarea)\\b.*?</(?:style|script|title|textarea)\\s*>"
              + "|<(?<link>a|area)(?=[\\s/])");

  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX](\\p{XDigit}{1,6})|(\\w+));");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

  private final String html;
  private int at;

  private HtmlLinks(String html) {
    this.html = html;
  }

  /** The document, with other addresses in its links. */
  static String replace(String html, UnaryOperator<String> replacement) {
    return new HtmlLinks(html).replace(replacement);
  }

  /** A part of the document. */
  private record Range(int start, int end) {}

  private String replace(UnaryOperator<String> replacement) {
    var replaced = new StringBuilder();
    int done = 0;
    var parts = PARTS.matcher(html);
    while (parts.find(at)) {
      at = parts.end();
      var address = parts.group("link") == null ? Optional.<Range>empty() : address();
      if (address.isPresent()) {
        var range = address.orElseThrow();
        var written = html.substring(range.start(), range.end());
        var target = unescaped(written).strip();
        var other = replacement.apply(target);
        replaced.append(html, done, range.start()).append(other.equals(target) ? written : other);
        done = range.end();
      }
    }
    return replaced.append(html.substring(done)).toString();
  }

  /**
   * Reads the attributes of a link to its end; the first address counts, as it does in browsers.
   */
  private Optional<Range> address() {
    Optional<Range> address = Optional.empty();
    while (skip(" \t\n\r\f/") && html.charAt(at) != '>') {
      int start = at;
      at++;
      until(" \t\n\r\f/>=");
      var name = html.substring(start, at).toLowerCase(Locale.ROOT);
      var value = value();
      if (name.equals("href") && address.isEmpty()) {
        address = value;
      }
    }
    return address;
  }

  /** Reads the value of an attribute; empty when it has none. */
  private Optional<Range> value() {
    if (!skip(" \t\n\r\f") || html.charAt(at) != '=') {
      return Optional.empty();
    }
    at++;
    if (!skip(" \t\n\r\f")) {
      return Optional.empty();
    }
    char quote = html.charAt(at);
    if (quote != '"' && quote != '\'') {
      int start = at;
      until(" \t\n\r\f>");
      return Optional.of(new Range(start, at));
    }
    int start = at + 1;
    int end = html.indexOf(quote, start);
    at = end < 0 ? html.length() : end + 1;
    return end < 0 ? Optional.empty() : Optional.of(new Range(start, end));
  }

  /** Goes on after these characters; false at the end of the document. */
  private boolean skip(String characters) {
    while (at < html.length() && characters.indexOf(html.charAt(at)) >= 0) {
      at++;
    }
    return at < html.length();
  }

  private void until(String characters) {
    while (at < html.length() && characters.indexOf(html.charAt(at)) < 0) {
      at++;
    }
  }

  /** A value as a browser reads it; entities that addresses do not need stay as they are. */
  private static String unescaped(String value) {
    return ENTITY.matcher(value).replaceAll(found -> Matcher.quoteReplacement(character(found)));
  }

  private static String character(MatchResult entity) {
    if (entity.group(3) != null) {
      return NAMED.getOrDefault(entity.group(3), entity.group());
    }
    int code =
        entity.group(1) != null
            ? Integer.parseInt(entity.group(1))
            : Integer.parseInt(entity.group(2), 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : entity.group();
  }
}
