package io.relance.compiler.validate.keyword;

import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.WhatsAppBody;
import io.relance.domain.text.ReplyText;
import io.relance.domain.text.SubscriptionIntent;
import io.relance.domain.text.SubscriptionWords;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words that a flow's texts invite contacts to reply with: words in capitals, and small
 * numbers.
 */
final class OfferedWords {
  /** A longer text does not fit in a text message, whatever its variables. */
  private static final int MAX_LENGTH = 10_000;

  /** Not a part of a price, a date, an address or a longer number. */
  private static final Pattern OFFER =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.,:/+@#€$£-])(\\p{Lu}[\\p{Lu}\\p{N}]+|\\d{1,4})(?![\\p{L}\\p{N}@]|[.,:/-][\\p{L}\\p{N}]|\\s?[€$£%])");

  private static final Pattern TAG = Pattern.compile("\\{[{%]");

  private OfferedWords() {}

  /** A word and the element whose text offers it. */
  record Offer(FlowElement element, String word) {
    String normal() {
      return ReplyText.normalise(word);
    }

    /** What the word means for the subscription. */
    SubscriptionIntent intent() {
      return SubscriptionWords.read(word);
    }
  }

  /** What is offered on some channels. */
  static Stream<Offer> in(Flow flow, Set<Channel> channels) {
    return flow.elements().stream()
        .flatMap(
            element ->
                text(element, channels)
                    .flatMap(text -> words(text).distinct())
                    .map(word -> new Offer(element, word)));
  }

  static Stream<Offer> in(Flow flow) {
    return in(flow, Set.of(Channel.SMS, Channel.WHATSAPP));
  }

  private static Stream<String> text(FlowElement element, Set<Channel> channels) {
    if (element instanceof FlowElement.SendSms sms && channels.contains(Channel.SMS)) {
      return Stream.of(sms.text());
    }
    return element instanceof FlowElement.SendWhatsApp whatsApp
            && channels.contains(Channel.WHATSAPP)
            && whatsApp.body() instanceof WhatsAppBody.FreeText(var text)
        ? Stream.of(text)
        : Stream.empty();
  }

  private static Stream<String> words(String text) {
    return text.length() > MAX_LENGTH
        ? Stream.empty()
        : OFFER.matcher(literal(text)).results().map(MatchResult::group);
  }

  /** The text without its Liquid tags. */
  private static String literal(String text) {
    var spoken = new StringBuilder();
    int at = 0;
    for (var tag = TAG.matcher(text); tag.find(at); ) {
      int end = text.indexOf(tag.group().equals("{{") ? "}}" : "%}", tag.end());
      spoken.append(text, at, tag.start()).append('_');
      at = end < 0 ? text.length() : end + 2;
    }
    return spoken.append(text, at, text.length()).toString();
  }
}
