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
import io.relance.application.jobs.PurgeDeleted;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.JobId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Erases a contact.
 *
 * <p>The first transaction deletes the contact, so that nothing more is sent, and schedules the
 * rest: ending its enrollments, skipping its queued messages, removing addresses and texts. Counts
 * stay; so do opt-outs of its addresses, as keyed hashes.
 */
public final class EraseContact implements JobWork {
  /** After this even a late index shows everything that was written before. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ItemStore store;
  private final Contacts contacts;
  private final ForgetContact forgetContact;
  private final Schedule schedule;
  private final Jobs jobs;
  private final PurgeDeleted purge;
  private final InstantSource clock;

  public EraseContact(
      ItemStore store,
      Contacts contacts,
      ForgetContact forgetContact,
      Schedule schedule,
      Jobs jobs,
      InstantSource clock) {
    this.store = store;
    this.contacts = contacts;
    this.forgetContact = forgetContact;
    this.schedule = schedule;
    this.jobs = jobs;
    this.purge = new PurgeDeleted(store, clock);
    this.clock = clock;
  }

  /**
   * Deletes a contact, with a job that removes what is stored of it.
   *
   * @return the job, which may have ended; empty when there is no such contact
   */
  public Optional<Job> begin(ContactId id) {
    var job = jobs.create(jobId(id), kind(), id.value());
    deleteContact(id, jobs.writes(job));
    return find(id).map(_ -> jobs.find(job.id()).orElseGet(() -> started(job)));
  }

  /** The job of a contact that was deleted without one. */
  private Job started(Job job) {
    Transactions.write(store, jobs.writes(job));
    return job;
  }

  /**
   * Erases a contact at once; the files of the store are still to be purged.
   *
   * @return how many parts that took, each of a hundred messages or records at most
   */
  public int erase(ContactId id) {
    deleteContact(id, List.of());
    return find(id).map(forgetContact::all).orElse(0);
  }

  /** Whether a job is still to remove what is stored of a contact. */
  boolean isLeftToJob(ContactId id) {
    return find(id).filter(Erasure::isCutShort).isPresent()
        && jobs.find(jobId(id)).filter(job -> !job.state().ended()).isPresent();
  }

  private static JobId jobId(ContactId id) {
    return new JobId(Ids.hash("erase-contact", id.value()));
  }

  /** Continues an erasure that was cut short, or looks once more for what came late. */
  void resume(ContactId id) {
    var erasure = find(id);
    erasure.ifPresent(forgetContact::all);
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

  private void deleteContact(ContactId id, List<Write> with) {
    OptimisticRetry.retryUntil(
        "contact",
        id.value(),
        () -> contacts.find(id).map(contact -> deleteContact(contact, with)).orElse(true));
  }

  private boolean deleteContact(Contact contact, List<Write> with) {
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
      var next = find(contact).flatMap(it -> forgetContact.part(it, progress.cursor()));
      if (next.isEmpty()) {
        return purge.then(progress, () -> new JobStep.Finished(progress, "{}"));
      }
      progress = new JobProgress(progress.done() + 1, Optional.empty(), next.orElseThrow());
      return new JobStep.Continued(progress);
    }
  }
}
