package io.relance.application.privacy;

import io.relance.application.admin.AuditScope;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.JobStep;
import io.relance.application.jobs.JobWork;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.JobId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets a contact: ends what it walks in, skips what it is owed, leaves no address and no text
 * anywhere, and keeps counts. Opt-outs of its addresses stay, under a keyed hash.
 *
 * <p>The first transaction takes the contact away, so that nothing more is sent, and puts on the
 * agenda what remains: an erasure that was cut short goes on there, and what an index did not show
 * yet is found later.
 */
public final class EraseContact implements JobWork {
  /** After this even a late index shows everything that was written before. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(EraseContact.class);

  private final ItemStore store;
  private final Contacts contacts;
  private final ForgetContact forgetting;
  private final Schedule schedule;
  private final Jobs jobs;
  private final InstantSource clock;

  public EraseContact(
      ItemStore store,
      Contacts contacts,
      ForgetContact forgetting,
      Schedule schedule,
      Jobs jobs,
      InstantSource clock) {
    this.store = store;
    this.contacts = contacts;
    this.forgetting = forgetting;
    this.schedule = schedule;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Takes a contact away, with a job that removes what is stored of it.
   *
   * @return the job, which may have ended; empty when there is nobody to forget
   */
  public Optional<Job> begin(ContactId id) {
    var job = jobs.create(new JobId(Ids.hash("erase-contact", id.value())), kind(), id.value());
    takeAway(id, jobs.writes(job));
    return find(id).map(_ -> jobs.find(job.id()).orElseGet(() -> started(job)));
  }

  /** The job of a contact that was taken away without one. */
  private Job started(Job job) {
    Transactions.write(store, jobs.writes(job));
    return job;
  }

  /** Erases contacts at once, and removes from the files of the store what was deleted before. */
  public void erase(Collection<ContactId> ids) {
    for (var id : ids) {
      takeAway(id, List.of());
      find(id).ifPresent(forgetting::all);
    }
    store.purgeDeleted();
  }

  /** Continues an erasure that was cut short, or looks once more for what came late. */
  void goOn(ContactId id) {
    var erasure = find(id);
    erasure.ifPresent(forgetting::all);
    if (erasure.filter(Erasure::isCutShort).isPresent()) {
      store.purgeDeleted();
    }
  }

  Optional<Instant> askedAt(ContactId id) {
    return find(id).map(Erasure::askedAt);
  }

  private Optional<Erasure> find(ContactId id) {
    return store.get(Erasure.key(id)).map(Erasure::of);
  }

  void finish(ContactId id) {
    Transactions.write(store, List.of(Write.delete(Erasure.key(id))));
  }

  private void takeAway(ContactId id, List<Write> with) {
    OptimisticRetry.retryUntil(
        "contact",
        id.value(),
        () -> contacts.find(id).map(contact -> takeAway(contact, with)).orElse(true));
  }

  private boolean takeAway(Contact contact, List<Write> with) {
    var now = clock.instant();
    var entry = schedule.entry(DueKind.ERASURE, contact.id().value(), now.plus(PATIENCE));
    var writes = new ArrayList<Write>();
    writes.add(Erasure.of(contact, now).put());
    writes.add(schedule.put(entry));
    writes.addAll(with);
    writes.addAll(AuditScope.entry("contact.erase", contact.id().value(), now));
    return contacts.delete(contact, writes);
  }

  @Override
  public JobKind kind() {
    return JobKind.ERASE_CONTACT;
  }

  @Override
  public Session open(Job job) {
    return new Erasing(new ContactId(job.subject()), job.progress());
  }

  private final class Erasing implements Session {
    private final ContactId contact;
    private JobProgress progress;

    Erasing(ContactId contact, JobProgress progress) {
      this.contact = contact;
      this.progress = progress;
    }

    /** An erasure that the schedule finished meanwhile is done. */
    @Override
    public JobStep next() {
      var next = find(contact).flatMap(it -> forgetting.part(it, progress.cursor()));
      if (next.isEmpty()) {
        return purge();
      }
      progress = new JobProgress(progress.done() + 1, Optional.empty(), next.orElseThrow());
      return new JobStep.Continued(progress);
    }

    private JobStep purge() {
      try {
        store.purgeDeleted();
        return new JobStep.Finished(progress, "{}");
      } catch (TransientFailure failure) {
        LOG.info("Erased contact {} stays in the files of the store for now", contact, failure);
        return new JobStep.Paused(progress, clock.instant().plus(PATIENCE));
      }
    }
  }
}
