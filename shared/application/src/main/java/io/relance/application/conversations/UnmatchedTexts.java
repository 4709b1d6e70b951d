package io.relance.application.conversations;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import io.relance.domain.text.ReplyText;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The replies that matched no choice, counted by their words and without what identifies people, so
 * that marketers can add aliases.
 */
public final class UnmatchedTexts {
  /** How many texts a report shows. */
  static final int MOST_SHOWN = 50;

  private static final int MOST_READ = 1_000;
  private static final int LONGEST = 40;
  private static final Duration STORED = Duration.ofDays(90);
  private static final Pattern DIGITS = Pattern.compile("\\d{4,}");

  private final ItemStore store;

  public UnmatchedTexts(ItemStore store) {
    this.store = store;
  }

  /** A text and how often contacts replied with it. */
  public record Unmatched(String text, long count) {}

  /** The most frequent texts of a question. */
  public List<Unmatched> of(AutomationId automation, ElementId question) {
    var query = Query.of(Tables.AUTOMATIONS, partition(automation, question));
    try (var items = store.all(query)) {
      return items
          .limit(MOST_READ)
          .map(UnmatchedTexts::read)
          .sorted(
              Comparator.comparingLong(Unmatched::count).reversed().thenComparing(Unmatched::text))
          .limit(MOST_SHOWN)
          .toList();
    }
  }

  private static Unmatched read(Item item) {
    return new Unmatched(item.text("text").orElse(""), item.number("count"));
  }

  /** The write that counts a text; empty for one that is long or tells about a person. */
  static Optional<Write> count(
      AutomationId automation, ElementId question, String text, Instant now) {
    var words = ReplyText.normalise(text);
    if (words.isEmpty()
        || words.length() > LONGEST
        || text.contains("@")
        || DIGITS.matcher(text.replaceAll("[\\s().+-]", "")).find()) {
      return Optional.empty();
    }
    var key =
        new ItemKey(
            Tables.AUTOMATIONS, partition(automation, question), Ids.hash("unmatched", words));
    return Optional.of(
        Write.update(
            key,
            Precondition.always(),
            Edit.set("text", words),
            Edit.add("count", 1),
            Edit.set(Item.EXPIRES_AT, now.plus(STORED).getEpochSecond())));
  }

  private static String partition(AutomationId automation, ElementId question) {
    return "unmatched#" + automation + "#" + question;
  }
}
