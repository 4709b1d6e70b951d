package io.relance.application.shop;

import io.relance.application.contacts.ContactReferences;
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
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.application.shop.PrivacyRequests.Entry;
import io.relance.domain.id.JobId;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases all contacts of a shop that uninstalled the app: a job that reads all contacts, round
 * after round until one erases none.
 */
public final class RedactShop implements JobWork {
  private static final Logger LOG = LoggerFactory.getLogger(RedactShop.class);
  private static final int PAGE = 20;

  /** After so many parts of erasures, each of up to a hundred messages, a part of the job ends. */
  private static final int MOST_PARTS = 120;

  private final ItemStore store;
  private final Jobs jobs;
  private final Contacts contacts;
  private final PrivacyDuties duties;
  private final InstantSource clock;
  private final PurgeDeleted purge;

  public RedactShop(
      ItemStore store, Jobs jobs, Contacts contacts, PrivacyDuties duties, InstantSource clock) {
    this.store = store;
    this.jobs = jobs;
    this.contacts = contacts;
    this.duties = duties;
    this.clock = clock;
    this.purge = new PurgeDeleted(store, clock);
  }

  /** Starts the job; a request that the shop delivers again on the same day starts no other. */
  void start(String shop) {
    var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    var job = jobs.create(new JobId(Ids.hash("redact-shop", shop, day)), kind(), shop);
    Transactions.write(store, jobs.writes(job));
    jobs.wake(job.id());
  }

  @Override
  public JobKind kind() {
    return JobKind.REDACT_SHOP;
  }

  @Override
  public Session open(Job job) {
    return new Redaction(job);
  }

  /**
   * Where a round is.
   *
   * @param cursor the next page; absent at the start of a round
   * @param erased the contacts erased in this round
   */
  record Round(Optional<String> cursor, long erased) {
    static final Round START = new Round(Optional.empty(), 0);

    static Round of(JobProgress progress) {
      return progress.cursor().isEmpty() ? START : Json.read(progress.cursor(), Round.class);
    }

    /** The same page once more, whose erased contacts are gone. */
    Round plus(int erasedNow) {
      return new Round(cursor, erased + erasedNow);
    }

    Round at(String page) {
      return new Round(Optional.of(page), erased);
    }
  }

  private final class Redaction implements Session {
    private final Job job;
    private Round round;
    private long done;

    Redaction(Job job) {
      this.job = job;
      this.round = Round.of(job.progress());
      this.done = job.progress().done();
    }

    @Override
    public JobStep next() {
      var page = contacts.list(new PageRequest(PAGE, round.cursor()));
      var theirs = page.items().stream().filter(RedactShop.this::cameFromTheShop).toList();
      var erased = eraseSome(theirs);
      if (page.next().isEmpty() && round.erased() + erased == 0) {
        return purge.then(progress(), this::finish);
      }
      done += erased;
      var after = round.plus(erased);
      round = erased < theirs.size() ? after : page.next().map(after::at).orElse(Round.START);
      return new JobStep.Continued(progress());
    }

    private JobProgress progress() {
      return new JobProgress(done, Optional.empty(), Json.write(round));
    }

    /** The id is that of the job's beginning, so that a repeated part records the same request. */
    private JobStep finish() {
      var id = "shop-" + job.createdAt().toEpochMilli();
      new PrivacyRequests(store)
          .record(new Entry(id, "shop-redact", clock.instant(), done, List.of()));
      LOG.warn("The shop had all of its {} contacts erased: privacy request {}", done, id);
      return new JobStep.Finished(progress(), Json.write(Map.of("privacyRequestId", id)));
    }
  }

  /** Erases the first of some contacts, and as many more as take a few seconds; how many. */
  private int eraseSome(List<Contact> contacts) {
    int erased = 0;
    for (int parts = 0; erased < contacts.size() && parts < MOST_PARTS; erased++) {
      parts += duties.erase(contacts.get(erased).id());
    }
    return erased;
  }

  private boolean cameFromTheShop(Contact contact) {
    return contact.shopCustomerId().isPresent()
        || contact.shopSaid().at().isPresent()
        || ContactReferences.of(store, contact.id()).anyMatch(RedactShop::isOfTheShop);
  }

  private static boolean isOfTheShop(ItemKey key) {
    return key.table().equals(Tables.OCCURRENCES)
        && (key.partition().startsWith("order#") || key.partition().startsWith("checkout#"));
  }
}
