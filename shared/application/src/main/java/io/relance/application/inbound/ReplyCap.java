package io.relance.application.inbound;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import io.relance.domain.text.ReplyText;
import io.relance.json.Choices;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Limits the texts of one contact on one channel that are answered to twenty an hour. Of those that
 * only contain a keyword, or have none, three with the same words, which a machine repeats.
 */
final class ReplyCap {
  private static final int MOST = 20;
  private static final int MOST_ALIKE = 3;
  private static final Duration PERIOD = Duration.ofHours(1);
  private static final String ANSWERED = "answered";
  private static final String REVISION = "revision";

  private final ItemStore store;
  private final InstantSource clock;

  ReplyCap(ItemStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Whether a text may be answered; then it counts, once. */
  boolean admits(ReceivedText text, RoutingRule rule) {
    int mostAlike =
        rule == RoutingRule.CONTAINS || rule == RoutingRule.ANY_OTHER ? MOST_ALIKE : MOST;
    return OptimisticRetry.retry(
        "replies of contact", text.contact().value(), () -> attempt(text, mostAlike));
  }

  /** Empty on a conflicting write. */
  private Optional<Boolean> attempt(ReceivedText text, int mostAlike) {
    var occurrence = text.occurrence();
    var words = wordsOf(text);
    var key = ContactKeys.inContact(text.contact(), "replies#" + Choices.name(text.channel()));
    var stored = store.get(key);
    var recent = stored.map(this::recent).orElse(List.of());
    if (recent.stream().anyMatch(answered -> answered.endsWith("#" + occurrence))) {
      return Optional.of(true);
    }
    var alike = recent.stream().filter(answered -> answered.contains("#" + words + "#")).count();
    if (recent.size() >= MOST || alike >= mostAlike) {
      return Optional.of(false);
    }
    var now = Instants.text(clock.instant()) + "#" + words + "#" + occurrence;
    var revision = stored.map(item -> item.number(REVISION)).orElse(0L);
    var counted =
        ItemBuilder.at(key)
            .texts(ANSWERED, Stream.concat(recent.stream(), Stream.of(now)).toList())
            .number(REVISION, revision + 1)
            .build();
    var unchanged =
        stored.isEmpty() ? Precondition.absent() : Precondition.equal(REVISION, revision);
    var written = Transactions.write(store, List.of(new Write.Put(counted, unchanged)));
    return written.committed() ? Optional.of(true) : Optional.empty();
  }

  /** The words of a text, of which only a hash is stored. */
  private static String wordsOf(ReceivedText text) {
    return Ids.hash("words", ReplyText.normalise(text.text()));
  }

  /** The texts answered in the last hour. */
  private List<String> recent(Item stored) {
    var since = Instants.text(clock.instant().minus(PERIOD));
    return stored.attribute(ANSWERED).stream()
        .flatMap(
            value -> value instanceof Value.ListOf(var values) ? values.stream() : Stream.empty())
        .map(value -> ((Value.Text) value).text())
        .filter(answered -> answered.substring(0, answered.indexOf('#')).compareTo(since) > 0)
        .toList();
  }
}
