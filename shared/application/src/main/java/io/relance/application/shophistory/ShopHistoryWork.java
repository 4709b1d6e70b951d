package io.relance.application.shophistory;

import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobStep;
import io.relance.application.jobs.JobWork;
import io.relance.application.shop.AcceptShopFact;
import io.relance.application.shop.ProcessShopFact;
import io.relance.application.shophistory.ShopHistorySession.Fetch;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.OrderPlaced;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/** Fetches the shop's records, all or those that changed. */
public final class ShopHistoryWork {
  /** The clocks of the shop and of this installation may differ by so much. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final ShopConnection connection;
  private final ShopHistory history;
  private final ObjectStore objects;
  private final InstantSource clock;

  public ShopHistoryWork(
      ShopConnection connection, ShopHistory history, ObjectStore objects, InstantSource clock) {
    this.connection = connection;
    this.history = history;
    this.objects = objects;
    this.clock = clock;
  }

  /** Stores all records; they trigger nothing. */
  public JobWork ofHistory(ProcessShopFact process) {
    return work(JobKind.SHOP_HISTORY, _ -> new Source(Instant.EPOCH, process::take));
  }

  /** Accepts what changed since the last time, as webhooks are accepted. */
  public JobWork ofReconciliation(AcceptShopFact accept) {
    return work(
        JobKind.SHOP_RECONCILIATION,
        job -> {
          var since = Instant.parse(job.subject());
          return new Source(
              since.minus(OVERLAP),
              fact -> {
                if (isNews(fact, since)) {
                  accept.accept(fact);
                }
              });
        });
  }

  /** An order that was placed before is known: what changed of it is another fact. */
  private static boolean isNews(ShopFact fact, Instant since) {
    return !(fact instanceof OrderPlaced placed) || !placed.at().isBefore(since);
  }

  private record Source(Instant since, RecordTarget target) {}

  private JobWork work(JobKind kind, Function<Job, Source> sources) {
    return new JobWork() {
      @Override
      public JobKind kind() {
        return kind;
      }

      @Override
      public Session open(Job job) {
        var source = sources.apply(job);
        var cursor = HistoryCursor.of(job.progress());
        return connection
            .shop()
            .<Session>map(
                shop ->
                    new ShopHistorySession(
                        shop,
                        new Fetch(
                            connection.webhooks(),
                            source.since(),
                            source.target(),
                            () -> history.fetched(job)),
                        new UnreadableRecords(objects, job.id()),
                        cursor,
                        clock))
            .orElseGet(
                () -> () -> new JobStep.Failed(job.progress(), ShopConnection.NOT_CONNECTED));
      }
    };
  }
}
