package io.relance.domain.reply;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The choices that a reply names as whole words. */
final class Mentions {
  private static final String LETTER_WORDS = "aiy";

  private final Reply reply;
  private final List<Span> spans;
  private final BitSet covered;
  private final BitSet denied;

  /** Words of a reply that name a choice. */
  private record Span(int choice, int from, int to) {
    boolean isWithin(Span other) {
      return other.from <= from && to <= other.to && other.to - other.from > to - from;
    }
  }

  Mentions(Reply reply, ChoicePhrases choices) {
    this.reply = reply;
    this.spans = longest(all(reply, choices));
    this.covered = new BitSet(reply.size());
    spans.forEach(span -> covered.set(span.from, span.to));
    this.denied = reply.denied(covered);
  }

  /** The words that belong to a name. */
  boolean isCovered(int at) {
    return covered.get(at);
  }

  boolean isDenied(int at) {
    return denied.get(at);
  }

  /** Whether anything is denied. */
  boolean hasDenial() {
    return !denied.isEmpty();
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** The choices named; none where it is not certain which of them the reply denies. */
  BitSet choices() {
    var named = new BitSet();
    var refused = new BitSet();
    spans.forEach(span -> (denied.get(span.from) ? refused : named).set(span.choice));
    if (refused.isEmpty()) {
      return named;
    }
    return named.intersects(refused) || !isSafe() ? new BitSet() : named;
  }

  /**
   * "I don't want vanilla, chocolate" may refuse both; "not vanilla, chocolate", "chocolate, not
   * vanilla" and "not vanilla but chocolate" choose one.
   */
  private boolean isSafe() {
    int firstDenied =
        spans.stream().filter(span -> denied.get(span.from)).findFirst().map(Span::from).orElse(0);
    return spans.stream()
        .filter(span -> !denied.get(span.from))
        .allMatch(span -> span.from < firstDenied || isOpposed(span));
  }

  private boolean isOpposed(Span span) {
    int start = reply.scopeStart(span.from);
    return ReplyWords.TURNS.contains(reply.word(start))
        || hasWish(start, span.from)
        || (ReplyWords.BARE_NEGATIONS.contains(reply.word(0)) && isFiller(start, span.from));
  }

  private boolean hasWish(int from, int to) {
    return reply.words().subList(from, to).stream().anyMatch(ReplyWords.WISHES::contains);
  }

  private boolean isFiller(int from, int to) {
    for (int at = from; at < to; at++) {
      if (!reply.isFiller(at)) {
        return false;
      }
    }
    return true;
  }

  private static List<Span> all(Reply reply, ChoicePhrases choices) {
    var spans = new ArrayList<Span>();
    for (int at = 0; at < reply.size(); at++) {
      for (var phrase : choices.phrases()) {
        int length = phrase.length(reply.words(), at);
        if (length > 0 && isName(reply, phrase, at)) {
          spans.add(new Span(phrase.choice(), at, at + length));
        }
      }
    }
    return spans;
  }

  private static boolean isName(Reply reply, Phrase phrase, int at) {
    if (phrase.joined().equals("no")
        && at + 1 < reply.size()
        && ReplyWords.AFTER_NO.contains(reply.word(at + 1))) {
      return false;
    }
    return phrase.joined().length() > 1 || isLetter(reply, at);
  }

  /** A single letter is a choice only among fillers, and not where it is an article. */
  private static boolean isLetter(Reply reply, int at) {
    for (int other = 0; other < reply.size(); other++) {
      if (other != at && !reply.isFiller(other) && reply.word(other).length() > 1) {
        return false;
      }
    }
    return LETTER_WORDS.indexOf(reply.word(at).charAt(0)) < 0 || at == reply.size() - 1;
  }

  private static List<Span> longest(List<Span> spans) {
    return spans.stream().filter(span -> spans.stream().noneMatch(span::isWithin)).toList();
  }
}
