package io.relance.application.approvals;

import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.ApprovalId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds and lists approvals. */
public final class Approvals {
  /** The maximum number of approvals that one page examines. */
  private static final int MAX_READ = 1_000;

  private final ItemStore store;

  public Approvals(ItemStore store) {
    this.store = store;
  }

  public Optional<Approval> find(ApprovalId id) {
    return store.get(Approval.key(id)).map(Approval::of);
  }

  /** The latest approval of a subject. */
  Optional<Approval> latest(Approval.Subject subject) {
    return store
        .get(subject.latest())
        .flatMap(item -> item.text("approval"))
        .map(ApprovalId::new)
        .flatMap(this::find);
  }

  /**
   * A page of the approvals in any of the states, newest first.
   *
   * @throws IllegalArgumentException when the cursor is of another list
   */
  public Slice<Approval> list(Set<ApprovalState> states, PageRequest page) {
    var query = Query.of(Tables.WALKS, Approval.all()).backwards();
    var listed = new ArrayList<Approval>();
    var next = page.cursor();
    int looked = 0;
    do {
      var read = store.query(query.page(new PageRequest(page.limit() - listed.size(), next)));
      read.items().stream()
          .map(Approval::of)
          .filter(approval -> states.contains(approval.state()))
          .forEach(listed::add);
      looked += Math.max(1, read.items().size());
      next = read.next();
    } while (listed.size() < page.limit() && next.isPresent() && looked < MAX_READ);
    return new Slice<>(List.copyOf(listed), next);
  }

  /** How many contacts wait for it, or waited when it was decided. */
  public long contacts(Approval approval) {
    if (approval.decision().isPresent()) {
      return approval.decision().orElseThrow().contacts();
    }
    var query = Query.of(Tables.WALKS, Approval.waiting(approval.id()));
    try (var waiting = store.all(query)) {
      return waiting.mapToLong(item -> item.number(Approval.CONTACTS)).sum();
    }
  }
}
