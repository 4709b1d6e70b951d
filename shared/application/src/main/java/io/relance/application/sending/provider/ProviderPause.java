package io.relance.application.sending.provider;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.guard.SendingPause;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Query;
import java.time.Instant;

/**
 * Sending by one provider is paused, because it refuses our account.
 *
 * @param code the provider's own code
 * @param reason in words that an operator understands
 * @param probes how many single messages have tested the provider since
 * @param probeAt when the next message tests the provider
 */
public record ProviderPause(
    String provider, String code, String reason, Instant since, long probes, Instant probeAt) {
  private static final String PREFIX = "provider#";
  static final String PROBES = "probes";
  static final String PROBE_AT = "probeAt";

  static ItemKey key(String provider) {
    return new ItemKey(Tables.PLATFORM, SendingPause.PARTITION, PREFIX + provider);
  }

  static Query all() {
    return Query.of(Tables.PLATFORM, SendingPause.PARTITION).startingWith(PREFIX);
  }

  static ProviderPause of(Item item) {
    return new ProviderPause(
        item.key().sort().substring(PREFIX.length()),
        item.text("code").orElse(""),
        item.text("reason").orElse(""),
        item.instant("since").orElseThrow(),
        item.number(PROBES),
        item.instant(PROBE_AT).orElseThrow());
  }

  Item item() {
    return ItemBuilder.at(key(provider))
        .text("code", code)
        .text("reason", reason)
        .instant("since", since)
        .number(PROBES, probes)
        .instant(PROBE_AT, probeAt)
        .build();
  }

  ProviderPause probing(Instant next) {
    return new ProviderPause(provider, code, reason, since, probes + 1, next);
  }
}
