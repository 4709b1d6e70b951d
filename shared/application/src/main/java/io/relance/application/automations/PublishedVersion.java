package io.relance.application.automations;

import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.Optional;

/**
 * A published version of an automation; its flow never changes.
 *
 * @param by the name of the token that activated it first
 * @param note what was said about it; empty for nothing
 * @param flow its flow as JSON
 */
public record PublishedVersion(long version, Instant at, String by, String note, String flow) {
  static Optional<PublishedVersion> of(Item item) {
    var prefix = AutomationKeys.VERSION;
    return item.text("flow")
        .map(
            flow ->
                new PublishedVersion(
                    Long.parseLong(item.key().sort().substring(prefix.length())),
                    item.text("publishedAt").map(Instant::parse).orElse(Instant.EPOCH),
                    item.text("by").orElse(""),
                    item.text("note").orElse(""),
                    flow));
  }
}
