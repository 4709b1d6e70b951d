package io.relance.application.keys;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Table;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The keys of one kind of resource: each belongs to one resource at a time.
 *
 * <p>A key is an item of its own beside the resource, written and deleted in the resource's own
 * transactions.
 */
public final class UniqueKeys {
  private static final String ID = "id";

  /** Beyond so many resources of one name, keys end in a part of the id. */
  private static final int NUMBERED = 20;

  private static final int PART = 8;

  private final ItemStore store;
  private final Table table;
  private final String kind;

  /**
   * @param table where the resources are
   * @param kind such as {@code automation}: keys are unique among one kind
   */
  public UniqueKeys(ItemStore store, Table table, String kind) {
    this.store = store;
    this.table = table;
    this.kind = kind;
  }

  /** The id of the resource that has a key. */
  public Optional<String> find(String key) {
    return Keys.isValid(key)
        ? store.get(itemKey(key)).flatMap(item -> item.text(ID))
        : Optional.empty();
  }

  /**
   * Creates a resource with its key, in one transaction.
   *
   * @param id the id of the new resource
   * @param writes the writes that create it, given its key; at most 99
   * @return the key; empty, with nothing written, when another resource has the key requested
   */
  public Optional<String> create(
      KeyRequest request, String id, Function<String, List<Write>> writes) {
    return candidates(request, id)
        .filter(key -> find(key).isEmpty())
        .filter(key -> create(key, id, writes.apply(key)))
        .findFirst();
  }

  /** The write that frees the key of a resource, for the transaction that deletes it. */
  public Write release(String key, String id) {
    return new Write.Delete(itemKey(key), Precondition.equal(ID, id));
  }

  private boolean create(String key, String id, List<Write> writes) {
    var claim = Write.putNew(ItemBuilder.at(itemKey(key)).text(ID, id).build());
    var all = new ArrayList<Write>(writes);
    all.add(claim);
    return switch (Transactions.write(store, all)) {
      case WriteResult.Committed _ -> true;
      case WriteResult.Refused refused -> {
        if (refused.of(claim.key()).isEmpty()) {
          throw new IllegalStateException("Creating %s %s was refused".formatted(kind, id));
        }
        yield false;
      }
    };
  }

  private Stream<String> candidates(KeyRequest request, String id) {
    return switch (request) {
      case KeyRequest.Given(var key) -> Stream.of(key);
      case KeyRequest.FromName(var name) -> {
        var key = Keys.from(name, kind);
        var numbered =
            IntStream.rangeClosed(2, NUMBERED)
                .mapToObj(number -> Keys.suffixed(key, Integer.toString(number)));
        var last = Keys.suffixed(key, id.substring(0, Math.min(PART, id.length())));
        yield Stream.of(Stream.of(key), numbered, Stream.of(last, Keys.suffixed(key, id)))
            .flatMap(keys -> keys);
      }
    };
  }

  private ItemKey itemKey(String key) {
    return new ItemKey(table, "key#" + kind + "#" + key, "key");
  }
}
