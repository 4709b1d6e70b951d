package io.relance.application.activation;

import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.StartJobs;
import io.relance.application.promocodes.PromoBank;
import io.relance.application.promocodes.PromoBankDeletion;
import java.util.List;

/** Deletes a promo bank that no automation uses, neither its draft nor what is live of it. */
public final class DeletePromoBank {
  /** So many parts of the codes are deleted within the request. */
  private static final int PARTS = 3;

  private final PromoBankDeletion deletion;
  private final StartJobs jobs;
  private final FlowReferences references;

  public DeletePromoBank(
      PromoBankDeletion deletion, StartJobs jobs, Automations automations, PublishedFlows flows) {
    this.deletion = deletion;
    this.jobs = jobs;
    this.references = new FlowReferences(automations, flows);
  }

  /** The outcome of deleting a promo bank. */
  public sealed interface PromoBankDeleted {
    record Deleted() implements PromoBankDeleted {}

    /** It is gone; a job deletes the rest of its codes. */
    record Deleting(Job job) implements PromoBankDeleted {}

    /**
     * Automations use it; nothing was deleted.
     *
     * @param automations their names
     */
    record InUse(List<String> automations) implements PromoBankDeleted {
      public InUse {
        automations = List.copyOf(automations);
      }
    }
  }

  public PromoBankDeleted delete(PromoBank bank) {
    var users = references.to("bank", bank.key().value());
    if (!users.isEmpty()) {
      return new PromoBankDeleted.InUse(users);
    }
    var job = jobs.begin(deletion.delete(bank), PARTS);
    return job.state().ended()
        ? new PromoBankDeleted.Deleted()
        : new PromoBankDeleted.Deleting(job);
  }
}
