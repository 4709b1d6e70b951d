package io.relance.application.admin;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores dead letters, which can be listed and replayed. */
public final class DeadLetters {
  private static final String PARTITION = "dead-letters";

  private final ItemStore store;

  public DeadLetters(ItemStore store) {
    this.store = store;
  }

  /** The write that stores a dead letter; the same id is the same dead letter. */
  public static Write keep(DeadLetter letter) {
    return Write.put(
        ItemBuilder.at(key(letter.id()))
            .text("kind", letter.kind())
            .text("resource", letter.resource())
            .text("reason", letter.reason())
            .instant("at", letter.at())
            .text("body", letter.body())
            .build());
  }

  /** The write that removes one that was done. */
  public static Write done(String id) {
    return Write.delete(key(id));
  }

  /** The write that removes one, refused where another did. */
  public static Write taken(String id) {
    return new Write.Delete(key(id), Precondition.present());
  }

  public Optional<DeadLetter> find(String id) {
    return store.get(key(id)).map(DeadLetters::letter);
  }

  /** One page of dead letters. */
  public record Page(List<DeadLetter> letters, Optional<String> next) {}

  public Page list(PageRequest page) {
    var itemPage = store.query(Query.of(Tables.PLATFORM, PARTITION).page(page));
    return new Page(itemPage.items().stream().map(DeadLetters::letter).toList(), itemPage.next());
  }

  /**
   * One page of the dead letters with a cause; it may have fewer than the limit and still a next
   * one.
   */
  public Page list(String cause, PageRequest page) {
    var all = list(page);
    return new Page(
        all.letters().stream().filter(letter -> letter.cause().equals(cause)).toList(), all.next());
  }

  /**
   * A cause of dead letters.
   *
   * @param count the number of dead letters with it
   */
  public record Cause(String cause, long count, Instant firstAt, Instant lastAt) {
    private Cause and(Cause other) {
      return new Cause(
          cause,
          count + other.count,
          firstAt.isBefore(other.firstAt) ? firstAt : other.firstAt,
          lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
    }
  }

  /** The causes of all dead letters, the most frequent first. */
  public List<Cause> causes() {
    return all()
        .map(letter -> new Cause(letter.cause(), 1, letter.at(), letter.at()))
        .collect(Collectors.toMap(Cause::cause, cause -> cause, Cause::and, TreeMap::new))
        .values()
        .stream()
        .sorted(Comparator.comparingLong(Cause::count).reversed())
        .toList();
  }

  /** The ids of the dead letters with a cause. */
  public List<String> withCause(String cause) {
    return all().filter(letter -> letter.cause().equals(cause)).map(DeadLetter::id).toList();
  }

  /** Those of some ids that the body of a dead letter contains. */
  public Set<String> naming(Collection<String> ids) {
    return all()
        .map(DeadLetter::body)
        .flatMap(body -> ids.stream().filter(body::contains))
        .collect(Collectors.toSet());
  }

  private Stream<DeadLetter> all() {
    return store.all(Query.of(Tables.PLATFORM, PARTITION)).map(DeadLetters::letter);
  }

  private static DeadLetter letter(Item item) {
    return new DeadLetter(
        item.key().sort(),
        item.text("kind").orElseThrow(),
        item.text("resource").orElseThrow(),
        item.text("reason").orElseThrow(),
        item.instant("at").orElseThrow(),
        item.text("body").orElse(""));
  }

  private static ItemKey key(String id) {
    return new ItemKey(Tables.PLATFORM, PARTITION, id);
  }
}
