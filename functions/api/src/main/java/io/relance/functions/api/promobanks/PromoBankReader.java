package io.relance.functions.api.promobanks;

import io.relance.application.promocodes.PromoBanks.NewPromoBank;
import io.relance.functions.api.json.NameFields;
import io.relance.json.JsonFields;
import java.util.function.Supplier;

/** Reads promo banks to create. */
final class PromoBankReader {
  private static final long MOST_CODES = 1_000_000_000;

  private PromoBankReader() {}

  static Supplier<NewPromoBank> creation(JsonFields fields) {
    var name = fields.required("name", NameFields::name);
    var key = NameFields.key(fields);
    var lowAt = fields.optional("lowAt", value -> value.integer(0, MOST_CODES));
    return () -> new NewPromoBank(name.orElseThrow(), key.orElseThrow(), lowAt);
  }
}
