package io.relance.application.automations;

import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import java.util.Optional;

/** The published versions of automations. */
public final class Versions {
  private final ItemStore store;

  public Versions(ItemStore store) {
    this.store = store;
  }

  /**
   * The versions of an automation, newest first.
   *
   * @throws IllegalArgumentException when the cursor is of another list
   */
  public Slice<PublishedVersion> list(AutomationId automation, PageRequest page) {
    var itemPage =
        store.query(
            Query.of(Tables.AUTOMATIONS, AutomationKeys.partition(automation))
                .startingWith(AutomationKeys.VERSION)
                .backwards()
                .page(page));
    var versions =
        itemPage.items().stream().flatMap(item -> PublishedVersion.of(item).stream()).toList();
    return new Slice<>(versions, itemPage.next());
  }

  /** One version of an automation. */
  public Optional<PublishedVersion> find(AutomationId automation, long version) {
    return store.get(AutomationKeys.version(automation, version)).flatMap(PublishedVersion::of);
  }
}
