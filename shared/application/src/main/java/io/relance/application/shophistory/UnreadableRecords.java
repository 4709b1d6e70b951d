package io.relance.application.shophistory;

import io.relance.application.persistence.Json;
import io.relance.application.persistence.ObjectParts;
import io.relance.domain.id.JobId;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.shop.ShopRecord;
import io.relance.domain.shop.ShopRecords;
import io.relance.json.Choices;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The records that could not be read: a JSON object a line, with the kind of record, its line in
 * Shopify's file and the reason.
 */
final class UnreadableRecords {
  private final JobId job;
  private final ObjectParts parts;

  UnreadableRecords(ObjectStore objects, JobId job) {
    this.job = job;
    this.parts = new ObjectParts(objects, folder(job) + "parts/");
  }

  private static String folder(JobId job) {
    return "shop-history/" + job + "/";
  }

  /** The name of the file of a job, which is there once the job has read all. */
  static String file(JobId job) {
    return folder(job) + "unreadable.jsonl";
  }

  private record Line(String records, long line, String reason) {}

  /** Stores those of a part, which is named by its first line. */
  void add(ShopRecords records, long first, List<ShopRecord> unreadable) {
    var lines =
        unreadable.stream()
            .map(
                it -> new Line(Choices.name(records), it.line(), it.problem().orElse("unreadable")))
            .map(line -> Json.write(line) + "\n")
            .collect(Collectors.joining());
    if (!lines.isEmpty()) {
      parts.put(name(records) + "%012d".formatted(first), lines);
    }
  }

  /** Removes those of records that are fetched again. */
  void clear(ShopRecords records) {
    parts.clear(name(records));
  }

  /** Makes one file of them. */
  void finish() {
    parts.join("", file(job));
  }

  private static String name(ShopRecords records) {
    return Choices.name(records) + "-";
  }
}
