package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.FlowText;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.text.LinkShortener;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import io.relance.domain.text.ShortLinks;
import io.relance.domain.web.WebAddresses;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reports conditions on a link that the message does not contain. Of a message whose addresses
 * depend on variables nothing is known.
 */
final class MessageLinksRule implements FlowRule {
  private static final String HTML = "html";

  /**
   * A link whose whole address is a variable; the one that unsubscribes is no link to ask about.
   */
  private static final Pattern VARIABLE_LINK =
      Pattern.compile("(?i)\\bhref\\s*=\\s*[\"']?\\s*\\{[{%](?!\\s*unsubscribeUrl\\b)");

  /** The beginning of no address that a message has. */
  private static final ShortLinks ANY = new ShortLinks("https://short.invalid/l/");

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.each(
        FlowElement.Condition.class,
        condition ->
            SingleCriteria.of(condition.criteria())
                .filter(Criteria.MessageOutcome.class::isInstance)
                .map(Criteria.MessageOutcome.class::cast)
                .flatMap(message -> check(message, checked).stream())
                .map(fault -> checked.at(condition, "criteria", fault)));
  }

  private static Optional<Diagnostic> check(Criteria.MessageOutcome message, CheckedFlow checked) {
    var wanted = message.link().flatMap(WebAddresses::ascii);
    var texts = texts(message, checked);
    if (wanted.isEmpty() || texts.isEmpty()) {
      return Optional.empty();
    }
    var known = new TreeSet<String>();
    texts.forEach(text -> known.addAll(links(text)));
    if (known.stream().anyMatch(MessageLinksRule::depends) || hasVariableLink(texts)) {
      return Optional.empty();
    }
    return wanted.filter(link -> !known.contains(link)).map(link -> unknown(message, link, known));
  }

  /** The texts of the message; those of all messages for the last one. */
  private static List<FlowText> texts(Criteria.MessageOutcome message, CheckedFlow checked) {
    return checked.texts().stream()
        .filter(text -> text.element().sendsToContact())
        .filter(text -> message.element().map(text.element().id()::equals).orElse(true))
        .toList();
  }

  /** The addresses as they are written: Liquid in one is escaped. */
  private static List<String> links(FlowText text) {
    var shortener = new LinkShortener(ANY, ShortLinks.SAMPLE_CODE, _ -> false);
    var _ =
        text.field().equals(HTML) ? shortener.inHtml(text.text()) : shortener.inText(text.text());
    return shortener.targets();
  }

  private static boolean depends(String link) {
    return link.contains("%7B%7B") || link.contains("%7B%25");
  }

  private static boolean hasVariableLink(List<FlowText> texts) {
    return texts.stream()
        .filter(text -> text.field().equals(HTML))
        .anyMatch(text -> VARIABLE_LINK.matcher(text.text()).find());
  }

  private static Diagnostic unknown(
      Criteria.MessageOutcome message, String link, NavigableSet<String> known) {
    var where =
        message
            .element()
            .map(id -> "The message " + Quoted.of(id.value()) + " has")
            .orElse("The messages of this flow have");
    var fault =
        Diagnostic.error("criteria.unknown-link", where + " no link to " + Quoted.of(link) + ".");
    if (known.isEmpty()) {
      return fault.hint("Add the link to the text, or remove it from the condition.");
    }
    return fault.hint(
        NearestName.of(link, known)
            .map(near -> "Did you mean \"" + near + "\"?")
            .orElseGet(() -> "Its first link is \"" + known.first() + "\"."));
  }
}
