package io.relance.domain.store;

import io.relance.domain.time.InstantText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A stored item: attributes by name, at most 400 KB with the key.
 *
 * <p>The attribute {@value #EXPIRES_AT}, seconds since the epoch, ends the item: from that second
 * on no read shows it, whenever it is really removed.
 */
public record Item(ItemKey key, Map<String, Value> attributes) {
  public static final String EXPIRES_AT = "expiresAt";

  public Item {
    attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  public Optional<Value> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  /** The text of an attribute; empty when it is absent or holds something else. */
  public Optional<String> text(String name) {
    return attributes.get(name) instanceof Value.Text(var text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /**
   * The instant of an attribute in ISO 8601; empty when it is absent.
   *
   * @throws java.time.format.DateTimeParseException when the text is no instant
   */
  public Optional<Instant> instant(String name) {
    return text(name).map(InstantText::parse);
  }

  /** The whole number of an attribute; 0 when it is absent, as counters start. */
  public long number(String name) {
    return attributes.get(name) instanceof Value.Numeric(var number) ? number.longValueExact() : 0;
  }

  public boolean hasExpired(Instant now) {
    return attributes.get(EXPIRES_AT) instanceof Value.Numeric(var at)
        && at.longValue() <= now.getEpochSecond();
  }
}
