package io.relance.application.segments;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.compiler.codec.CriteriaCodec;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.id.SegmentId;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.store.Item;
import io.relance.domain.store.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * Named criteria: the contacts for whom they hold now are its members.
 *
 * @param key what flows and criteria call it: unique, and never changed
 * @param definition the criteria as they were given
 * @param persona whether criteria can name it as a persona too
 * @param revision of the criteria, from 1
 */
public record Segment(
    SegmentId id,
    SegmentKey key,
    String name,
    JsonNode definition,
    boolean persona,
    long revision,
    Instant createdAt,
    Instant updatedAt) {
  /** The partition of the index in which segments are listed. */
  static final String LISTED = "segments";

  static final String REVISION = "revision";

  /** The criteria. */
  public Criteria criteria() {
    return CriteriaCodec.read(definition);
  }

  static Segment of(Item item) {
    return new Segment(
        SegmentKeys.segmentOf(item.key()),
        new SegmentKey(item.text("key").orElseThrow()),
        item.text("name").orElseThrow(),
        Json.tree(item.text("criteria").orElseThrow()),
        item.attribute("persona").equals(Optional.of(Value.of(true))),
        item.number(REVISION),
        item.instant("createdAt").orElseThrow(),
        item.instant("updatedAt").orElseThrow());
  }

  Item item() {
    return ItemBuilder.at(SegmentKeys.segment(id))
        .text("key", key.value())
        .text("name", name)
        .json("criteria", definition)
        .flag("persona", persona)
        .number(REVISION, revision)
        .instant("createdAt", createdAt)
        .instant("updatedAt", updatedAt)
        .text(Tables.CONTACTS_LISTED.partitionAttribute(), LISTED)
        .text(Tables.CONTACTS_LISTED.sortAttribute(), Instants.text(createdAt) + "#" + id)
        .build();
  }
}
