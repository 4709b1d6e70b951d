package io.relance.compiler.validate.keyword;

import io.relance.domain.flow.Flow;
import io.relance.domain.flow.KeywordMatch;
import io.relance.domain.flow.Trigger;
import io.relance.domain.text.ReplyText;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The keywords of one trigger, in the form in which messages are compared with them.
 *
 * @param normal without regard to case, in the order of the trigger
 */
record ListenedKeywords(Trigger.InboundMessage trigger, List<String> normal) {

  /** Empty when the flow has no keywords, or too many. */
  static Optional<ListenedKeywords> of(Flow flow) {
    return flow.trigger() instanceof Trigger.InboundMessage inbound && !KeywordRule.tooMany(inbound)
        ? Optional.of(
            new ListenedKeywords(
                inbound, inbound.keywords().stream().map(ReplyText::normalise).toList()))
        : Optional.empty();
  }

  boolean sameChannel(ListenedKeywords others) {
    return trigger.channel() == others.trigger.channel();
  }

  boolean listensFor(String word) {
    return !word.isEmpty() && normal.contains(word);
  }

  /** Whether one message would match a keyword of both in the same way. */
  boolean hasSame(ListenedKeywords others, int i) {
    return trigger.match() == others.trigger.match()
        && IntStream.range(0, normal.size()).anyMatch(own -> isSame(own, others, i));
  }

  private boolean isSame(int own, ListenedKeywords others, int i) {
    if (normal.get(own).isEmpty() || !normal.get(own).equals(others.normal.get(i))) {
      return false;
    }
    return !trigger.caseSensitive()
        || !others.trigger.caseSensitive()
        || ReplyText.normalise(trigger.keywords().get(own), true)
            .equals(ReplyText.normalise(others.trigger.keywords().get(i), true));
  }

  /** The first keyword that may be in one message together with the other's. */
  Optional<String> overlapping(ListenedKeywords others, int i) {
    var theirs = others.normal.get(i);
    return IntStream.range(0, normal.size())
        .filter(own -> overlaps(normal.get(own), theirs, others))
        .mapToObj(own -> trigger.keywords().get(own))
        .findFirst();
  }

  private boolean overlaps(String own, String theirs, ListenedKeywords others) {
    if (own.isEmpty() || theirs.isEmpty()) {
      return false;
    }
    if (own.equals(theirs)) {
      return trigger.match() != others.trigger.match();
    }
    return (matchesPart(trigger) && containsWords(own, theirs))
        || (matchesPart(others.trigger) && containsWords(theirs, own));
  }

  private static boolean matchesPart(Trigger.InboundMessage inbound) {
    return inbound.match() == KeywordMatch.CONTAINS;
  }

  private static boolean containsWords(String words, String within) {
    return within.contains(words) && (" " + within + " ").contains(" " + words + " ");
  }
}
