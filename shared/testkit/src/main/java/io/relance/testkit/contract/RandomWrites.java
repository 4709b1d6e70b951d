package io.relance.testkit.contract;

import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws random writes to a few items, so that they conflict. */
final class RandomWrites {
  private static final List<String> SORTS =
      List.of("a", "b", "ba", "é", "\uD83D\uDE00", "\uFFFD", "c#1", "c#2", "Z", "10");
  private static final List<String> NUMBERS = List.of("n", "m");
  private static final List<String> LISTS = List.of("l");
  private static final List<String> ANY = List.of("x", "y");

  private final Random random;
  private final Things things = new Things();

  RandomWrites(Random random) {
    this.random = random;
  }

  int choice(int bound) {
    return random.nextInt(bound);
  }

  private <T> T oneOf(List<T> values) {
    return values.get(choice(values.size()));
  }

  ItemKey key() {
    return choice(5) == 0 ? things.otherKey(oneOf(SORTS)) : things.key(oneOf(SORTS));
  }

  List<Write> writes() {
    return Stream.generate(this::key).limit(1 + choice(5)).distinct().map(this::write).toList();
  }

  private Write write(ItemKey key) {
    var precondition = choice(3) == 0 ? Precondition.always() : precondition(2);
    return switch (choice(8)) {
      case 0 -> new Write.Delete(key, precondition);
      case 1 -> new Write.Check(key, precondition);
      case 2, 3 -> new Write.Put(item(key), precondition);
      default -> new Write.Update(key, edits(), precondition);
    };
  }

  private Item item(ItemKey key) {
    var attributes = new LinkedHashMap<String, Value>();
    edits()
        .forEach(
            edit -> {
              switch (edit) {
                case Edit.Set(var name, var value) -> attributes.put(name, value);
                case Edit.Add(var name, var amount) -> attributes.put(name, Value.of(amount));
                case Edit.Append(var name, var values) ->
                    attributes.put(name, new Value.ListOf(values));
                case Edit.Remove _ -> {
                  // A put item has no attribute to remove.
                }
              }
            });
    return new Item(key, attributes);
  }

  private List<Edit> edits() {
    var edits = new LinkedHashMap<String, Edit>();
    for (var left = 1 + choice(4); left > 0; left--) {
      var edit = edit(choice(6));
      edits.put(edit.attribute(), edit);
    }
    return List.copyOf(edits.values());
  }

  /** Each kind of edit has its own attributes, so that types always match. */
  private Edit edit(int kind) {
    return switch (kind) {
      case 0 -> Edit.add(oneOf(NUMBERS), choice(2001) - 1000L);
      case 1 -> new Edit.Append(oneOf(LISTS), values());
      case 2 -> Edit.set("kind", things.kind("k" + choice(2)));
      case 3 -> Edit.set("name", oneOf(SORTS));
      case 4 -> Edit.remove(oneOf(List.of("kind", "name", "x", "n", "l")));
      default -> new Edit.Set(oneOf(ANY), value(2));
    };
  }

  private List<Value> values() {
    return IntStream.range(0, choice(3)).mapToObj(_ -> value(1)).toList();
  }

  private Value value(int depth) {
    return switch (choice(depth == 0 ? 4 : 6)) {
      case 0 -> Value.of(oneOf(SORTS));
      case 1 -> new Value.Numeric(BigDecimal.valueOf(choice(100_000), choice(6)));
      case 2 -> Value.of(choice(2) == 0);
      case 3 -> new Value.Nothing();
      case 4 -> new Value.ListOf(List.of(value(depth - 1), value(depth - 1)));
      default -> new Value.MapOf(java.util.Map.of(oneOf(SORTS), value(depth - 1)));
    };
  }

  private Precondition precondition(int depth) {
    return switch (choice(depth == 0 ? 5 : 7)) {
      case 0 -> Precondition.absent();
      case 1 -> Precondition.present();
      case 2 -> new Precondition.AttributeAbsent(oneOf(ANY));
      case 3 -> new Precondition.AttributePresent(oneOf(NUMBERS));
      case 4 -> Precondition.equal("name", oneOf(SORTS));
      case 5 -> Precondition.any(precondition(depth - 1), precondition(depth - 1));
      default -> Precondition.all(precondition(depth - 1), precondition(depth - 1));
    };
  }

  Query query() {
    return bounded(things.query());
  }

  Query indexQuery() {
    return bounded(
        things.ofKind("k" + choice(2)).on(choice(2) == 0 ? Things.BY_KIND : Things.SPREAD_BY_KIND));
  }

  private Query bounded(Query query) {
    var limited = query.limit(1 + choice(4));
    var ranged =
        switch (choice(3)) {
          case 0 -> limited.startingWith(oneOf(SORTS));
          case 1 -> limited.between(oneOf(SORTS), oneOf(SORTS));
          default -> limited;
        };
    return choice(2) == 0 ? ranged.backwards() : ranged;
  }
}
