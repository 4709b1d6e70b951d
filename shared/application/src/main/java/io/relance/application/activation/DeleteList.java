package io.relance.application.activation;

import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobState;
import io.relance.application.jobs.StartJobs;
import io.relance.application.lists.ContactList;
import io.relance.application.lists.ListDeletion;
import io.relance.application.lists.Lists;
import io.relance.domain.id.ListId;
import java.util.List;

/** Deletes a list that no automation uses, neither its draft nor what is live of it. */
public final class DeleteList {
  /** So many parts of the members are removed within the request. */
  private static final int PARTS = 3;

  private final Lists lists;
  private final ListDeletion deletion;
  private final StartJobs jobs;
  private final FlowReferences references;

  public DeleteList(
      Lists lists,
      ListDeletion deletion,
      StartJobs jobs,
      Automations automations,
      PublishedFlows flows) {
    this.lists = lists;
    this.deletion = deletion;
    this.jobs = jobs;
    this.references = new FlowReferences(automations, flows);
  }

  /** The outcome of deleting a list. */
  public sealed interface ListDeleted {
    record Deleted() implements ListDeleted {}

    /** It is gone; a job removes the rest of its members. */
    record Deleting(Job job) implements ListDeleted {}

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
    if (found.isEmpty()) {
      return new ListDeleted.Unknown();
    }
    var list = found.orElseThrow();
    var users = references.to("list", list.key());
    if (!users.isEmpty()) {
      return new ListDeleted.InUse(list, users);
    }
    var job = jobs.begin(deletion.delete(list), PARTS);
    return job.state() == JobState.RUNNING
        ? new ListDeleted.Deleting(job)
        : new ListDeleted.Deleted();
  }
}
