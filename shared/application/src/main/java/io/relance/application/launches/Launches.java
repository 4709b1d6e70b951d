package io.relance.application.launches;

import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds and lists launches. */
public final class Launches {
  private final ItemStore store;
  private final LaunchCounts counts;

  public Launches(ItemStore store) {
    this.store = store;
    this.counts = new LaunchCounts(store);
  }

  /** The state of a launch. */
  public enum State {
    /** Its audience is still to be taken. */
    SCHEDULED,
    /** Pages of its audience are still to be enrolled. */
    RUNNING,
    /** Its contacts and messages wait until it is resumed. */
    PAUSED,
    /** Every contact of its audience is enrolled or excluded. */
    DONE,
    CANCELLED
  }

  /**
   * A launch with its results so far.
   *
   * @param enrolled how many of its audience entered
   * @param excluded how many did not, by reason; once all pages are done the audience is the sum
   * @param counts of its messages, by their state
   */
  public record Progress(
      Launch launch,
      State state,
      long enrolled,
      Map<String, Long> excluded,
      Map<String, Long> counts) {}

  public Optional<Progress> find(LaunchId id) {
    return store.get(Launch.key(id)).map(Launch::of).map(this::progress);
  }

  /** The automation of a launch. */
  public Optional<AutomationId> automationOf(LaunchId id) {
    return store.get(Launch.key(id)).map(Launch::of).map(Launch::automation);
  }

  /**
   * A page of the launches of all automations, newest first.
   *
   * @throws IllegalArgumentException when the cursor is of another list
   */
  public Slice<Progress> list(PageRequest page) {
    var query =
        Query.of(Tables.AUTOMATIONS, Launch.listed())
            .on(Tables.AUTOMATIONS_LISTED)
            .backwards()
            .page(page);
    var itemPage = store.query(query);
    return new Slice<>(
        itemPage.items().stream().map(Launch::of).map(this::progress).toList(), itemPage.next());
  }

  /**
   * A page of the launches of an automation, newest first.
   *
   * @throws IllegalArgumentException when the cursor is of another list
   */
  public Slice<Progress> ofAutomation(AutomationId automation, PageRequest page) {
    var query =
        Query.of(Tables.AUTOMATIONS, Launch.ofAutomation(automation)).backwards().page(page);
    var itemPage = store.query(query);
    var launches =
        itemPage.items().stream()
            .map(item -> item.text("launch").orElseThrow())
            .flatMap(id -> find(new LaunchId(id)).stream())
            .toList();
    return new Slice<>(launches, itemPage.next());
  }

  private Progress progress(Launch launch) {
    var done = pages(launch.id());
    var excluded = new TreeMap<String, Long>();
    done.forEach(page -> page.excluded().forEach((why, n) -> excluded.merge(why, n, Long::sum)));
    return new Progress(
        launch,
        state(launch, done.size()),
        done.stream().mapToLong(LaunchPage::enrolled).sum(),
        excluded,
        counts.of(launch.id()));
  }

  private static State state(Launch launch, int pagesDone) {
    if (launch.cancelled()) {
      return State.CANCELLED;
    }
    if (launch.paused()) {
      return State.PAUSED;
    }
    return launch.isScheduled()
        ? State.SCHEDULED
        : pagesDone == launch.pages() ? State.DONE : State.RUNNING;
  }

  private List<LaunchPage> pages(LaunchId launch) {
    var query =
        Query.of(Tables.AUTOMATIONS, Launch.partition(launch.value())).startingWith("page#");
    try (var items = store.all(query)) {
      return items.map(LaunchPage::of).toList();
    }
  }
}
