package io.relance.application.automations;

import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The counts of an automation, spread over shards so that no single item receives every write.
 *
 * <p>Each change is added twice in its transaction: to the shard's total, which lists read, and to
 * the shard's item of the cohort, which filtered reports add up.
 */
public final class Counters {
  public static final String TIMES_TRIGGERED = "timesTriggered";
  public static final String ENTERED = "entered";
  public static final String IN_PROGRESS = "inProgress";
  public static final String TARGETED = "targeted";
  public static final String DELIVERED = "delivered";
  public static final String SEGMENTS = "segments";

  /** Messages that people opened. */
  public static final String OPENED = "opened";

  /** Messages whose images robots loaded. */
  public static final String ROBOT_OPENS = "robotOpens";

  /** Messages of which people followed a link. */
  public static final String CLICKED = "clicked";

  /** Requests of robots for links of messages. */
  public static final String ROBOT_CLICKS = "robotClicks";

  /** Messages to which contacts replied. */
  public static final String REPLIED = "replied";

  /** Messages whose addresses turned out not to exist. */
  public static final String BOUNCED = "bounced";

  /** Messages that contacts reported as spam. */
  public static final String COMPLAINED = "complained";

  /** Messages by which contacts unsubscribed. */
  public static final String UNSUBSCRIBED = "unsubscribed";

  static final String OUTCOME = "outcome:";
  static final String SKIPPED = "skipped:";

  private static final int SHARDS = 12;
  private static final String TOTAL = "counters";

  private final ItemStore store;

  public Counters(ItemStore store) {
    this.store = store;
  }

  /**
   * A filter of a report's enrollments; an absent part matches all.
   *
   * @param since the first day of entry, in the project's time zone
   * @param until the last day of entry, included
   */
  public record Filter(OptionalLong version, Optional<LocalDate> since, Optional<LocalDate> until) {
    public static final Filter ALL =
        new Filter(OptionalLong.empty(), Optional.empty(), Optional.empty());

    private boolean admits(String sort) {
      var day = LocalDate.parse(sort.substring(sort.indexOf('#') + 1));
      return since.filter(day::isBefore).isEmpty() && until.filter(day::isAfter).isEmpty();
    }
  }

  /** The count of enrollments that ended with this outcome. */
  public static String outcome(String outcome) {
    return OUTCOME + outcome;
  }

  /** The count of messages skipped for this reason. */
  public static String skipped(String reason) {
    return SKIPPED + reason;
  }

  /** The count of contacts who left an element by an exit. */
  public static String exit(ElementId element, String exit) {
    return ElementCount.exit(element, exit);
  }

  /** The count of messages of an element in a state, or of which something is known. */
  public static String messages(ElementId element, String state) {
    return ElementCount.messages(element, state);
  }

  /** The count of contacts who got a variation of a split, and reached a success. */
  public static String succeeded(ElementId split, String variation) {
    return SplitCount.name(split, variation);
  }

  /** The writes that add to several counts at once: two, or none where nothing changes. */
  static List<Write> writes(Cohort cohort, String spread, Map<String, Long> amounts) {
    var edits = new ArrayList<Edit>();
    amounts.forEach(
        (name, amount) -> {
          if (amount != 0) {
            edits.add(Edit.add(name, amount));
          }
        });
    var partition = partition(cohort.automation(), Math.floorMod(spread.hashCode(), SHARDS));
    return edits.isEmpty()
        ? List.of()
        : Stream.of(TOTAL, sort(cohort.version()) + cohort.enteredOn())
            .map(sort -> new ItemKey(Tables.AUTOMATIONS, partition, sort))
            .<Write>map(key -> new Write.Update(key, edits, Precondition.always()))
            .toList();
  }

  /** All counts of an automation, summed over its shards. */
  public Map<String, Long> of(AutomationId automation) {
    var keys = partitions(automation).map(it -> new ItemKey(Tables.AUTOMATIONS, it, TOTAL));
    return sum(store.getAll(keys.toList()).values().stream());
  }

  /** The counts of some of an automation's enrollments. */
  public Map<String, Long> of(AutomationId automation, Filter filter) {
    if (filter.equals(Filter.ALL)) {
      return of(automation);
    }
    var prefix = filter.version().isPresent() ? sort(filter.version().getAsLong()) : "v";
    return sum(
        partitions(automation)
            .map(it -> Query.of(Tables.AUTOMATIONS, it).startingWith(prefix))
            .flatMap(store::all)
            .filter(item -> filter.admits(item.key().sort())));
  }

  /** What the counts say of an automation. */
  public AutomationReport report(AutomationId automation) {
    return report(automation, Filter.ALL);
  }

  public AutomationReport report(AutomationId automation, Filter filter) {
    return AutomationReport.of(of(automation, filter));
  }

  private static Map<String, Long> sum(Stream<Item> shards) {
    var sums = new TreeMap<String, Long>();
    shards.forEach(shard -> addUp(shard, sums));
    return sums;
  }

  private static void addUp(Item shard, Map<String, Long> sums) {
    shard
        .attributes()
        .forEach(
            (name, value) -> {
              if (value instanceof Value.Numeric(var number)) {
                sums.merge(name, number.longValueExact(), Long::sum);
              }
            });
  }

  private static Stream<String> partitions(AutomationId automation) {
    return IntStream.range(0, SHARDS).mapToObj(shard -> partition(automation, shard));
  }

  private static String partition(AutomationId automation, int shard) {
    return "counters#" + automation + "#" + shard;
  }

  private static String sort(long version) {
    return "v%06d#".formatted(version);
  }
}
