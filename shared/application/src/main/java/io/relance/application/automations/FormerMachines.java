package io.relance.application.automations;

import io.relance.application.persistence.Instants;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The state machines that a published version ran on, and that no new enrollment enters. */
public final class FormerMachines {
  static final String MACHINE = "machine";
  private static final String FORMER = "formerMachines";

  /** When a look at the version first found what is former now. */
  private static final String SINCE = "formerSince";

  private FormerMachines() {}

  /** The edits of a version that runs on another machine from now on. */
  public static List<Edit> replaced(String before, String after) {
    return before.equals(after)
        ? List.of(Edit.set(MACHINE, after))
        : List.of(Edit.set(MACHINE, after), append(before), Edit.remove(SINCE));
  }

  private static Edit append(String machine) {
    return new Edit.Append(FORMER, List.of(Value.of(machine)));
  }

  /** The machine that new enrollments of a version enter. */
  public static Optional<String> current(Item version) {
    return version.text(MACHINE);
  }

  public static List<String> of(Item version) {
    return version.attribute(FORMER).orElse(null) instanceof Value.ListOf(List<Value> values)
        ? values.stream()
            .flatMap(
                value ->
                    value instanceof Value.Text(String machine)
                        ? Stream.of(machine)
                        : Stream.empty())
            .distinct()
            .toList()
        : List.of();
  }

  /** When the former machines of a version were noted; empty before that. */
  public static Optional<Instant> since(Item version) {
    return version.text(SINCE).map(Instant::parse);
  }

  /** Notes when the former machines of a version were found. */
  public static Write note(Item version, Instant now) {
    return update(version, List.of(Edit.set(SINCE, Instants.text(now))));
  }

  /** Makes the machine of a version that a later one has replaced a former one, too. */
  public static Write retire(Item version, String machine, Instant now) {
    return update(
        version,
        List.of(append(machine), Edit.remove(MACHINE), Edit.set(SINCE, Instants.text(now))));
  }

  /** Forgets machines that were removed. */
  public static Write without(Item version, Set<String> removed) {
    var left =
        of(version).stream()
            .filter(machine -> !removed.contains(machine))
            .<Value>map(Value::of)
            .toList();
    return update(version, List.of(new Edit.Set(FORMER, new Value.ListOf(left))));
  }

  /** Refused when another machine was published since the version was read. */
  private static Write update(Item version, List<Edit> edits) {
    var unchanged =
        Stream.of(MACHINE, SINCE)
            .flatMap(name -> version.text(name).map(it -> Precondition.equal(name, it)).stream());
    return new Write.Update(
        version.key(),
        edits,
        Precondition.all(
            Stream.concat(Stream.of(Precondition.present()), unchanged)
                .toArray(Precondition[]::new)));
  }
}
