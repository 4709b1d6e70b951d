package io.relance.functions.api.promobanks;

import io.relance.application.keys.KeyRequest;
import io.relance.functions.api.json.NameFields;
import io.relance.json.JsonFields;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads promo banks to create. */
final class PromoBankReader {
  private static final long MOST_CODES = 1_000_000_000;

  private PromoBankReader() {}

  /** A promo bank to create. */
  record Creation(String name, KeyRequest key, Optional<Long> lowAt) {}

  static Supplier<Creation> creation(JsonFields fields) {
    var name = fields.required("name", NameFields::name);
    var key = NameFields.key(fields);
    var lowAt = fields.optional("lowAt", value -> value.integer(0, MOST_CODES));
    return () -> new Creation(name.orElseThrow(), key.orElseThrow(), lowAt);
  }
}
