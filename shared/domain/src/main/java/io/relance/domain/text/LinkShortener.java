package io.relance.domain.text;

import io.relance.domain.web.WebAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Replaces the web addresses of one message by short links, in all its texts; an address that is
 * there twice has one short link.
 */
public final class LinkShortener {
  /** The most addresses of one message that are replaced. */
  public static final int MOST = 500;

  /** The most characters of the addresses of one message: they are stored with it. */
  private static final int MOST_CHARACTERS = 60_000;

  private final ShortLinks links;
  private final String code;
  private final Predicate<String> excluded;
  private final List<String> targets = new ArrayList<>();
  private int characters;

  /**
   * @param code of the message
   * @param excluded the addresses that stay as they are
   */
  public LinkShortener(ShortLinks links, String code, Predicate<String> excluded) {
    this.links = links;
    this.code = code;
    this.excluded = excluded;
  }

  /** A plain text with short links. */
  public String inText(String text) {
    if (links.isOff()) {
      return text;
    }
    var shortened = new StringBuilder();
    int done = 0;
    for (var found : WebAddresses.in(text).toList()) {
      var number = number(found.address());
      if (number.isPresent()) {
        shortened.append(text, done, found.start()).append(links.link(code, number.getAsInt()));
        done = found.end();
      }
    }
    return shortened.append(text.substring(done)).toString();
  }

  /** An HTML document whose links are short; what they show stays as it is. */
  public String inHtml(String html) {
    return links.isOff() ? html : HtmlLinks.replace(html, this::replaced);
  }

  private String replaced(String address) {
    var number = number(address);
    return number.isPresent() ? links.link(code, number.getAsInt()) : address;
  }

  /** The addresses that the short links lead to, by their numbers. */
  public List<String> targets() {
    return List.copyOf(targets);
  }

  /** The number of an address among those that are replaced; empty when it stays as it is. */
  private OptionalInt number(String address) {
    var target =
        Optional.of(address)
            .filter(it -> !it.startsWith(links.prefix()) && !excluded.test(it))
            .flatMap(WebAddresses::ascii);
    if (target.isEmpty()) {
      return OptionalInt.empty();
    }
    int known = targets.indexOf(target.orElseThrow());
    if (known >= 0) {
      return OptionalInt.of(known);
    }
    int more = target.orElseThrow().length();
    if (targets.size() == MOST || characters + more > MOST_CHARACTERS) {
      return OptionalInt.empty();
    }
    characters += more;
    targets.add(target.orElseThrow());
    return OptionalInt.of(targets.size() - 1);
  }
}
