package io.relance.domain.reply;

import io.relance.domain.reply.ReplyMatch.How;
import java.util.BitSet;
import java.util.List;

/**
 * Reads replies to a question: by number, by text, by a part or a misspelling of it, in English and
 * French.
 *
 * <p>The steps, in order: the whole reply, a number, whole words, within a word, an abbreviation, a
 * misspelling. The first that finds a choice decides; several choices found at once are a tie,
 * which is no match. What a reply denies ("not vanilla") it does not choose.
 */
public final class ReplyMatcher {
  private final ChoicePhrases choices;
  private final boolean numbered;

  public ReplyMatcher(List<Choice> choices) {
    this(choices, true);
  }

  private ReplyMatcher(List<Choice> choices, boolean numbered) {
    this.choices = new ChoicePhrases(choices);
    this.numbered = numbered;
  }

  /** Finds texts that were not offered to the writer, such as keywords: by no number, in full. */
  public static ReplyMatcher unnumbered(List<String> texts) {
    return new ReplyMatcher(texts.stream().map(Choice::of).toList(), false);
  }

  /** The choice that a reply means, or those among which it cannot be decided. */
  public ReplyMatch match(String text) {
    var reply = Reply.of(text);
    if (reply.size() == 0) {
      return ReplyMatch.of(choices.symbols(text), How.EXACT);
    }
    var whole = whole(reply.joined());
    return whole.isDecided() ? whole : part(reply);
  }

  private ReplyMatch whole(String joined) {
    var exact = choices.texts(joined);
    return exact.isEmpty()
        ? ReplyMatch.of(choices.aliases(joined), How.ALIAS)
        : ReplyMatch.of(exact, How.EXACT);
  }

  private ReplyMatch part(Reply reply) {
    var mentions = new Mentions(reply, choices);
    var byNumber = numbered ? number(reply, mentions) : ReplyMatch.NONE;
    if (byNumber.isDecided()) {
      return byNumber;
    }
    if (!mentions.isEmpty()) {
      return named(reply, mentions);
    }
    if (mentions.hasDenial()) {
      return ReplyMatch.NONE;
    }
    var content = Content.of(reply);
    return numbered && isSeveral(content) ? all() : near(content);
  }

  /** A choice that is named; one that is misspelled besides makes it a tie. */
  private ReplyMatch named(Reply reply, Mentions mentions) {
    var named = mentions.choices();
    if (!named.isEmpty() && !mentions.hasDenial()) {
      var rest = Content.of(reply, mentions::isCovered);
      named.or(new Misspellings(choices.count(), choices.phrases(), rest).nearest());
    }
    return ReplyMatch.of(named, How.WORD);
  }

  private ReplyMatch number(Reply reply, Mentions mentions) {
    var numbers = new NumberReading(reply, mentions, choices).choices();
    return ReplyMatch.of(numbers, mentions.isEmpty() ? How.NUMBER : How.WORD);
  }

  private ReplyMatch near(Content content) {
    var drawnOut = choices.texts(content.joined());
    drawnOut.or(choices.texts(content.undoubled()));
    return drawnOut.isEmpty()
        ? NearChoices.of(choices, content, numbered).match()
        : ReplyMatch.of(drawnOut, How.SPELLING);
  }

  private static boolean isSeveral(Content content) {
    return content.isOneWord() && ReplyWords.SEVERAL.contains(content.joined());
  }

  private ReplyMatch all() {
    var all = new BitSet();
    all.set(0, choices.count());
    return ReplyMatch.of(all, How.NONE);
  }
}
