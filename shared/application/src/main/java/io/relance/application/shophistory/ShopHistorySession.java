package io.relance.application.shophistory;

import io.relance.application.jobs.JobStep;
import io.relance.application.jobs.JobWork;
import io.relance.application.persistence.Json;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.shop.ShopAdmin;
import io.relance.domain.shop.ShopAdmin.Answer;
import io.relance.domain.shop.ShopAdmin.ExportState;
import io.relance.domain.shop.ShopRecord;
import io.relance.domain.shop.ShopRecordReader;
import io.relance.domain.shop.ShopRecords;
import io.relance.json.Choices;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One fetch of a shop's records, from where the last one of its workers left it: the webhooks, then
 * an export of each kind of records, whose file is read a part at a time.
 *
 * <p>Records may be processed again after a crash: processing them is idempotent.
 */
final class ShopHistorySession implements JobWork.Session {
  private static final int PART = 100;

  /** An export that came to nothing is begun again so often. */
  private static final int MOST_ATTEMPTS = 3;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  private final ShopAdmin shop;
  private final Fetch fetch;
  private final UnreadableRecords unreadable;
  private final InstantSource clock;
  private HistoryCursor cursor;
  private @Nullable ShopRecordReader reader;

  /**
   * What is fetched.
   *
   * @param webhooks the address to which the shop sends webhooks
   * @param finished runs when all records were processed; it may run again
   */
  record Fetch(URI webhooks, Instant since, RecordTarget target, Runnable finished) {}

  ShopHistorySession(
      ShopAdmin shop,
      Fetch fetch,
      UnreadableRecords unreadable,
      HistoryCursor cursor,
      InstantSource clock) {
    this.shop = shop;
    this.fetch = fetch;
    this.unreadable = unreadable;
    this.cursor = cursor;
    this.clock = clock;
  }

  @Override
  public JobStep next() {
    if (cursor.records().isEmpty()) {
      return subscribe();
    }
    var records = cursor.records().orElseThrow();
    if (cursor.export().isEmpty()) {
      return export(records);
    }
    return reader == null ? look(records) : read(records, reader);
  }

  private JobStep subscribe() {
    return after(
        shop.subscribe(fetch.webhooks()),
        subscribed ->
            goOn(cursor.with(cursor.counts().with(subscribed)).at(ShopRecords.CUSTOMERS)));
  }

  private JobStep export(ShopRecords records) {
    return after(
        shop.export(records, fetch.since()),
        id -> {
          unreadable.clear(records);
          return goOn(cursor.exporting(id));
        });
  }

  private JobStep look(ShopRecords records) {
    return after(
        shop.state(cursor.export().orElseThrow()),
        state ->
            switch (state) {
              case ExportState.Preparing _ -> pause(BETWEEN_LOOKS);
              case ExportState.Ready(var file, _) ->
                  file.map(address -> open(records, address)).orElseGet(() -> end(records));
              case ExportState.Failed failed -> failed(records, failed);
              case ExportState.Gone _ -> again("Its file was gone before it was read");
            });
  }

  private JobStep failed(ShopRecords records, ExportState.Failed failed) {
    if (failed.again() && cursor.attempt() + 1 < MOST_ATTEMPTS) {
      return again(failed.reason());
    }
    if (failed.part().isEmpty() || !failed.again()) {
      return new JobStep.Failed(cursor.progress(), failed.reason());
    }
    cursor = cursor.incomplete(failed.reason());
    return open(records, failed.part().orElseThrow());
  }

  private JobStep open(ShopRecords records, URI file) {
    var opened = shop.open(records, file, cursor.place());
    if (opened.isEmpty()) {
      return again("The address of its file expired before it was read");
    }
    reader = opened.orElseThrow();
    return goOn(cursor);
  }

  /** Begins another export; what was stored is recognised. */
  private JobStep again(String reason) {
    return cursor.attempt() + 1 < MOST_ATTEMPTS
        ? goOn(cursor.again())
        : new JobStep.Failed(
            cursor.progress(),
            "%d exports of %s came to nothing. %s"
                .formatted(MOST_ATTEMPTS, name(cursor.records().orElseThrow()), reason));
  }

  private JobStep read(ShopRecords records, ShopRecordReader open) {
    var part = new ArrayList<ShopRecord>();
    var ended = false;
    try {
      while (part.size() < PART && !ended) {
        var next = open.next();
        next.ifPresent(part::add);
        ended = next.isEmpty();
      }
    } catch (TransientFailure brokenOff) {
      close();
      if (part.isEmpty()) {
        throw brokenOff;
      }
    }
    store(records, part);
    return ended ? end(records) : goOn(cursor);
  }

  private void store(ShopRecords records, List<ShopRecord> part) {
    if (part.isEmpty()) {
      return;
    }
    part.forEach(record -> record.facts().forEach(fetch.target()::take));
    var bad = part.stream().filter(record -> record.problem().isPresent()).toList();
    unreadable.add(records, cursor.place().line(), bad);
    cursor =
        cursor
            .with(cursor.counts().plus(records, part.size() - bad.size(), bad.size()))
            .at(part.getLast().end());
  }

  private JobStep end(ShopRecords records) {
    close();
    if (cursor.failure().isPresent()) {
      return new JobStep.Failed(
          cursor.progress(),
          "%s. The %s that it had were stored; start it again for the others"
              .formatted(cursor.failure().orElseThrow(), name(records)));
    }
    var next = records.next();
    if (next.isPresent()) {
      return goOn(cursor.at(next.orElseThrow()));
    }
    unreadable.finish();
    fetch.finished().run();
    return new JobStep.Finished(cursor.progress(), Json.write(cursor.counts().result()));
  }

  private static String name(ShopRecords records) {
    return Choices.name(records);
  }

  private <T> JobStep after(Answer<T> answer, Function<T, JobStep> given) {
    return switch (answer) {
      case Answer.Given<T>(var value) -> given.apply(value);
      case Answer.Later<T>(var pause, _) -> pause(pause);
      case Answer.Refused<T>(var problem) -> new JobStep.Failed(cursor.progress(), problem);
    };
  }

  private JobStep goOn(HistoryCursor to) {
    cursor = to;
    return new JobStep.Continued(cursor.progress());
  }

  private JobStep pause(Duration pause) {
    return new JobStep.Paused(cursor.progress(), clock.instant().plus(pause));
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
