package io.relance.compiler.validate.keyword;

import io.relance.domain.flow.Flow;
import io.relance.domain.flow.KeywordMatch;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.SenderId;
import io.relance.domain.text.ReplyText;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The keywords of one trigger, in the form in which messages are compared with them.
 *
 * @param normal without regard to case, in the order of the trigger
 */
record ListenedKeywords(Trigger.ByText trigger, List<String> normal) {
  /** How a message must match. */
  enum Mode {
    WHOLE,
    REPLY,
    PART
  }

  /** Empty when the flow has no keywords, or too many. */
  static Optional<ListenedKeywords> of(Flow flow) {
    return flow.trigger() instanceof Trigger.ByText inbound && !KeywordRule.tooMany(inbound)
        ? Optional.of(
            new ListenedKeywords(
                inbound, inbound.keywords().stream().map(ReplyText::normalise).toList()))
        : Optional.empty();
  }

  /** A keyword as messages are compared with it. */
  static String written(Trigger.ByText trigger, int i) {
    return ReplyText.normalise(trigger.keywords().get(i), isCaseSensitive(trigger));
  }

  /** Whether one message could come to both. */
  boolean meets(ListenedKeywords others) {
    return trigger.channels().stream().anyMatch(others.trigger.channels()::contains)
        && sender().or(others::sender).equals(others.sender().or(this::sender));
  }

  boolean listensFor(String word) {
    return !word.isEmpty() && normal.contains(word);
  }

  /** Whether it takes any text that nothing else answers. */
  boolean catchesAll() {
    return trigger instanceof Trigger.InboundMessage inbound && inbound.catchesAll();
  }

  Mode mode() {
    return switch (trigger) {
      case Trigger.InboundMessage inbound ->
          inbound.match() == KeywordMatch.EXACT ? Mode.WHOLE : Mode.PART;
      case Trigger.Keyword _ -> Mode.WHOLE;
      case Trigger.ReplyToMessage _ -> Mode.REPLY;
    };
  }

  /**
   * Whether one message would match a keyword of both in the same way; a keyword of a conversation
   * is that of no other conversation, whatever the way.
   */
  boolean hasSame(ListenedKeywords others, int i) {
    var alike = mode() == others.mode() || (isConversational() && others.isConversational());
    return alike && IntStream.range(0, normal.size()).anyMatch(own -> isSame(own, others, i));
  }

  private boolean isConversational() {
    return !(trigger instanceof Trigger.InboundMessage);
  }

  private Optional<SenderId> sender() {
    return trigger instanceof Trigger.Keyword keyword ? keyword.sender() : Optional.empty();
  }

  private static boolean isCaseSensitive(Trigger.ByText trigger) {
    return trigger instanceof Trigger.InboundMessage inbound && inbound.caseSensitive();
  }

  private boolean isSame(int own, ListenedKeywords others, int i) {
    if (normal.get(own).isEmpty() || !normal.get(own).equals(others.normal.get(i))) {
      return false;
    }
    return !isCaseSensitive(trigger)
        || !isCaseSensitive(others.trigger)
        || written(trigger, own).equals(written(others.trigger, i));
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
      return mode() != others.mode();
    }
    return (mode() != Mode.WHOLE && containsWords(own, theirs))
        || (others.mode() != Mode.WHOLE && containsWords(theirs, own));
  }

  private static boolean containsWords(String words, String within) {
    return within.contains(words) && (" " + within + " ").contains(" " + words + " ");
  }
}
