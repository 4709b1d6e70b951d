package io.relance.application.contacts;

import io.relance.application.contacts.ContactWriter.Written;
import io.relance.application.contacts.model.IdentityKind;
import io.relance.application.persistence.Transactions;
import io.relance.application.properties.PropertyChange;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes contacts, as many in a transaction as it holds; those of a transaction that is refused are
 * written each by itself.
 */
final class ContactTransactions {
  private final ItemStore store;

  ContactTransactions(ItemStore store) {
    this.store = store;
  }

  /**
   * A contact to write.
   *
   * @param unique the identities that it gets, and no other contact may have
   * @param properties how its properties count, or contradict their types
   * @param writes all but these counts
   * @param committed to run after its transaction
   */
  record Planned(
      ContactChange change,
      Map<IdentityKind, String> unique,
      PropertyChange properties,
      List<Write> writes,
      Runnable committed) {
    boolean contradicts() {
      return !properties.faults().isEmpty();
    }

    Written kept() {
      return new Written.Kept(change.after(), change.consents());
    }
  }

  /** The results, in their order. */
  List<Written> write(List<Planned> planned) {
    return parts(planned).stream().flatMap(part -> together(part).stream()).toList();
  }

  private List<Written> together(List<Planned> part) {
    var first = part.getFirst();
    if (first.contradicts()) {
      return List.of(new Written.Contradicting(first.properties().faults()));
    }
    return switch (Transactions.write(store, writes(part))) {
      case WriteResult.Committed() -> {
        part.forEach(each -> each.committed().run());
        yield part.stream().map(Planned::kept).toList();
      }
      case WriteResult.Refused refused ->
          part.size() == 1
              ? List.of(refusal(refused, first))
              : part.stream().flatMap(each -> together(List.of(each)).stream()).toList();
    };
  }

  private static List<Write> writes(List<Planned> part) {
    var writes = new ArrayList<Write>();
    part.forEach(each -> writes.addAll(each.writes()));
    writes.addAll(PropertyChange.together(part.stream().map(Planned::properties).toList()));
    return writes;
  }

  /** Parts of which each is one transaction; a contact has at most 100,000 bytes of properties. */
  private static List<List<Planned>> parts(List<Planned> planned) {
    var parts = new ArrayList<List<Planned>>();
    var part = new ArrayList<Planned>();
    var items = new HashSet<ItemKey>();
    for (var each : planned) {
      if (!part.isEmpty() && !fits(part.getFirst(), items, each)) {
        parts.add(List.copyOf(part));
        part.clear();
        items.clear();
      }
      part.add(each);
      each.writes().forEach(write -> items.add(write.key()));
      each.properties().writes().forEach(write -> items.add(write.key()));
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  /** Only counts of properties are added up; another item is written once. */
  private static boolean fits(Planned first, Set<ItemKey> items, Planned next) {
    var more =
        next.properties().writes().stream().filter(count -> !items.contains(count.key())).count();
    return !first.contradicts()
        && !next.contradicts()
        && items.size() + next.writes().size() + more <= ItemLimits.WRITES
        && next.writes().stream().noneMatch(write -> items.contains(write.key()));
  }

  private static Written refusal(WriteResult.Refused refused, Planned planned) {
    for (var identity : planned.unique().entrySet()) {
      var owner =
          refused
              .of(ContactWriter.key(identity.getKey(), identity.getValue()))
              .flatMap(WriteResult.Refusal::found)
              .flatMap(ContactWriter::owner);
      if (owner.filter(other -> !other.equals(planned.change().contact())).isPresent()) {
        return new Written.Owned(identity.getKey(), owner.orElseThrow().value());
      }
    }
    return new Written.Outrun();
  }
}
