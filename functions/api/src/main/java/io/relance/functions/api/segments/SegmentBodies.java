package io.relance.functions.api.segments;

import io.relance.application.keys.KeyRequest;
import io.relance.application.segments.SegmentDraft;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.json.CriteriaFields;
import io.relance.functions.api.json.NameFields;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the bodies that describe segments. */
final class SegmentBodies {
  private SegmentBodies() {}

  /** A segment to create. */
  record Creation(SegmentDraft draft, KeyRequest key) {}

  static Supplier<Creation> creation(JsonFields fields) {
    var draft = draft(fields);
    var key = NameFields.key(fields);
    return () -> new Creation(draft.get(), key.orElseThrow());
  }

  /** What a segment with a key is to be. */
  static Supplier<SegmentDraft> change(JsonFields fields, SegmentKey key) {
    var draft = draft(fields);
    fields.optional("key", value -> same(value, key));
    return draft;
  }

  private static Optional<String> same(JsonValue value, SegmentKey key) {
    return value
        .string()
        .filter(
            given ->
                value.holds(
                    given.equals(key.value()),
                    "must be %s, since a key never changes, not %s"
                        .formatted(Quoted.of(key.value()), Quoted.of(given))));
  }

  private static Supplier<SegmentDraft> draft(JsonFields fields) {
    var name = fields.required("name", NameFields::name);
    var criteria = CriteriaFields.required(fields);
    var persona = fields.optional("persona", JsonValue::flag);
    return () -> new SegmentDraft(name.orElseThrow(), criteria.get(), persona.orElse(false));
  }
}
