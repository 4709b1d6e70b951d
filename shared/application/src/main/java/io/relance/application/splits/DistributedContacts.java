package io.relance.application.splits;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.WaveKeys;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.SplitElement.Distribution;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The exits that distributions have given to contacts, and how many contacts each exit has taken
 * under an activation.
 *
 * <p>The exits of a wave are stored in the transaction that counts them, and the counts are written
 * only if no other wave has changed them since they were read: no exit takes more than its maximum,
 * and a repetition gives the same exits.
 */
public final class DistributedContacts {
  private static final String REVISION = "revision";
  private static final TypeReference<Map<String, String>> EXITS = new TypeReference<>() {};

  private final ItemStore store;

  public DistributedContacts(ItemStore store) {
    this.store = store;
  }

  /** How many contacts each exit has taken. */
  public Map<String, Long> taken(
      Distribution distribution, AutomationId automation, long activation) {
    return taken(distribution, store.get(counts(automation, activation, distribution.id())));
  }

  /** Gives each member of a wave its exit, once. */
  Map<EnrollmentId, String> distribute(Distribution distribution, Wave wave, List<Member> members) {
    return OptimisticRetry.retry(
        "distribution",
        distribution.id().value(),
        () -> tryToDistribute(distribution, wave, members));
  }

  private Optional<Map<EnrollmentId, String>> tryToDistribute(
      Distribution distribution, Wave wave, List<Member> members) {
    var given = store.get(given(wave, distribution.id()));
    if (given.isPresent()) {
      return given.map(DistributedContacts::exits);
    }
    var key = counts(wave.automation(), wave.activation(), distribution.id());
    var found = store.get(key);
    var exits = FillExits.of(distribution, taken(distribution, found), members);
    var stored = new TreeMap<String, String>();
    exits.forEach((enrollment, exit) -> stored.put(enrollment.value(), exit));
    var item = ItemBuilder.at(given(wave, distribution.id())).json("exits", stored).build();
    var writes = List.of(Write.putNew(item), new Write.Update(key, edits(exits), unchanged(found)));
    return Transactions.write(store, writes).committed() ? Optional.of(exits) : Optional.empty();
  }

  private static List<Edit> edits(Map<EnrollmentId, String> exits) {
    var taken = new TreeMap<String, Long>();
    exits.values().stream()
        .filter(exit -> !exit.equals(SplitElement.REST))
        .forEach(exit -> taken.merge(exit, 1L, Long::sum));
    var edits = new ArrayList<Edit>();
    edits.add(Edit.add(REVISION, 1));
    taken.forEach((exit, contacts) -> edits.add(Edit.add(attribute(exit), contacts)));
    return edits;
  }

  private static Precondition unchanged(Optional<Item> found) {
    return found
        .map(item -> Precondition.equal(REVISION, item.number(REVISION)))
        .orElse(Precondition.absent());
  }

  private static Map<String, Long> taken(Distribution distribution, Optional<Item> counts) {
    var taken = new HashMap<String, Long>();
    for (var exit : FillExits.limited(distribution)) {
      counts
          .filter(item -> item.attribute(attribute(exit)).isPresent())
          .ifPresent(item -> taken.put(exit, item.number(attribute(exit))));
    }
    return taken;
  }

  private static Map<EnrollmentId, String> exits(Item given) {
    var exits = new HashMap<EnrollmentId, String>();
    Json.read(given.text("exits").orElseThrow(), EXITS)
        .forEach((enrollment, exit) -> exits.put(new EnrollmentId(enrollment), exit));
    return exits;
  }

  private static String attribute(String exit) {
    return "taken/" + exit;
  }

  private static ItemKey given(Wave wave, ElementId element) {
    return new ItemKey(
        Tables.WALKS, WaveKeys.partition(wave.id()), "distribution#" + element.value());
  }

  private static ItemKey counts(AutomationId automation, long activation, ElementId element) {
    return new ItemKey(
        Tables.WALKS, "distribution#" + automation + "#" + activation, element.value());
  }
}
