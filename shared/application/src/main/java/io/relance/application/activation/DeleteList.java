package io.relance.application.activation;

import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.lists.ContactList;
import io.relance.application.lists.Lists;
import io.relance.domain.id.ListId;
import java.util.List;

/** Deletes a list that no automation uses, neither its draft nor what is live of it. */
public final class DeleteList {
  private final Lists lists;
  private final FlowReferences references;

  public DeleteList(Lists lists, Automations automations, PublishedFlows flows) {
    this.lists = lists;
    this.references = new FlowReferences(automations, flows);
  }

  /** The outcome of deleting a list. */
  public sealed interface ListDeleted {
    record Deleted() implements ListDeleted {}

    /**
     * Automations use it; nothing was deleted.
     *
     * @param automations their names
     */
    record InUse(ContactList list, List<String> automations) implements ListDeleted {
      public InUse {
        automations = List.copyOf(automations);
      }
    }

    /** There is no such list. */
    record Unknown() implements ListDeleted {}
  }

  /** Deletes a list by its id. */
  public ListDeleted delete(ListId id) {
    var found = lists.find(id);
    if (found.isPresent()) {
      var users = references.to("list", found.orElseThrow().key());
      if (!users.isEmpty()) {
        return new ListDeleted.InUse(found.orElseThrow(), users);
      }
    }
    return lists.delete(id) ? new ListDeleted.Deleted() : new ListDeleted.Unknown();
  }
}
