package io.relance.application.shophistory;

import io.relance.application.jobs.Job;
import io.relance.application.shophistory.ShopHistory.Started;
import io.relance.application.testing.StoryWorld;
import io.relance.providers.Timeouts;
import io.relance.providers.shopify.ShopifyAdmin;
import io.relance.providers.shopify.ShopifyAdminSettings;
import io.relance.testkit.fake.FakeShopAdmin;
import io.relance.testkit.fault.StoreFaults;
import java.nio.file.Path;
import java.time.Duration;

/** A shop with a history, and a project that fetches it. */
final class HistoryWorld implements AutoCloseable {
  final FakeShopAdmin shop = FakeShopAdmin.start();
  final StoryWorld world;

  HistoryWorld(Path folder) {
    var settings = new ShopifyAdminSettings(FakeShopAdmin.TOKEN, shop.url());
    var timeouts = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5));
    world = StoryWorld.withShop(folder, StoreFaults.none(), new ShopifyAdmin(settings, timeouts));
  }

  ShopHistory history() {
    return world.relance.ingest().shopHistory();
  }

  /** Starts a fetch, and does what can be done at once. */
  Job starts() {
    var started = (Started.Accepted) history().start();
    world.settles();
    return job(started.job());
  }

  /** Fetches the whole history. */
  Job fetches() {
    return ends(starts());
  }

  /** Lets minutes pass until a job has ended. */
  Job ends(Job job) {
    for (int minute = 0; minute < 20 && !job(job).state().ended(); minute++) {
      world.pass(Duration.ofMinutes(1));
    }
    return job(job);
  }

  Job job(Job job) {
    return world.relance.backgroundJobs().jobs().find(job.id()).orElseThrow();
  }

  @Override
  public void close() {
    world.close();
    shop.close();
  }
}
