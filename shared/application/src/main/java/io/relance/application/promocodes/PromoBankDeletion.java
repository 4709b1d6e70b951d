package io.relance.application.promocodes;

import io.relance.application.jobs.DeletionInParts;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobWork;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.JobId;
import io.relance.domain.id.PromoBankId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Deletes promo banks: each is gone at once, and its codes are deleted by a job. */
public final class PromoBankDeletion implements JobWork {
  private static final int AT_A_TIME = 500;

  private final ItemStore store;
  private final PromoBanks banks;
  private final Jobs jobs;

  public PromoBankDeletion(ItemStore store, PromoBanks banks, Jobs jobs) {
    this.store = store;
    this.banks = banks;
    this.jobs = jobs;
  }

  /**
   * Deletes a bank, which nothing finds any more from then on.
   *
   * @return the job that deletes its codes
   */
  public Job delete(PromoBank bank) {
    var id = bank.id().value();
    var job =
        jobs.create(new JobId(Ids.hash("delete-promo-bank", id)), JobKind.DELETE_PROMO_BANK, id);
    banks.hide(bank, jobs.writes(job));
    return job;
  }

  @Override
  public JobKind kind() {
    return JobKind.DELETE_PROMO_BANK;
  }

  @Override
  public Session open(Job job) {
    var bank = new PromoBankId(job.subject());
    return new DeletionInParts(job.progress(), () -> deleteSome(bank), () -> banks.remove(bank));
  }

  /** Deletes some codes; returns how many it found. */
  private int deleteSome(PromoBankId bank) {
    var found =
        IntStream.range(0, PromoStock.LANES)
            .boxed()
            .flatMap(lane -> store.all(PromoBankKeys.codes(bank, lane).limit(AT_A_TIME)))
            .limit(AT_A_TIME)
            .toList();
    found.stream()
        .flatMap(item -> deletions(bank, item))
        .gather(Gatherers.windowFixed(ItemLimits.WRITES))
        .forEach(writes -> Transactions.write(store, writes));
    return found.size();
  }

  private static Stream<Write> deletions(PromoBankId bank, Item code) {
    var known = PromoBankKeys.known(bank, code.text("code").orElseThrow());
    return Stream.of(Write.delete(known), Write.delete(code.key()));
  }
}
