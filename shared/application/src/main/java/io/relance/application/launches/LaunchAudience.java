package io.relance.application.launches;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import io.relance.domain.id.SegmentId;
import io.relance.domain.store.Item;
import io.relance.domain.store.Value;
import java.util.List;
import java.util.Optional;

/** The audience of a launch, as it was requested. */
public sealed interface LaunchAudience {
  /** The members of a list. */
  record OfList(ListId list) implements LaunchAudience {}

  /** The members of a segment. */
  record OfSegment(SegmentId segment) implements LaunchAudience {}

  /** The contacts whose rows an import accepted. */
  record OfImport(String id) implements LaunchAudience {}

  /** The contacts who meet criteria. */
  record Meeting(JsonNode criteria) implements LaunchAudience {}

  /** All contacts. */
  record Everyone() implements LaunchAudience {}

  /**
   * Contacts.
   *
   * @param contacts their ids; empty when there are too many to store
   */
  record OfContacts(List<ContactId> contacts) implements LaunchAudience {
    private static final int MAX_STORED = 100;
    private static final TypeReference<List<ContactId>> IDS = new TypeReference<>() {};

    public OfContacts {
      contacts = contacts.size() > MAX_STORED ? List.of() : List.copyOf(contacts);
    }
  }

  /** An audience of contacts, whose ids are stored only up to a maximum. */
  static LaunchAudience of(List<ContactId> contacts) {
    return new OfContacts(contacts);
  }

  /** The audience of a stored launch. */
  static LaunchAudience of(Item launch) {
    return launch
        .text("list")
        .<LaunchAudience>map(id -> new OfList(new ListId(id)))
        .or(() -> launch.text("segment").map(id -> new OfSegment(new SegmentId(id))))
        .or(() -> launch.text("import").map(OfImport::new))
        .or(() -> launch.text("criteria").map(json -> new Meeting(Json.tree(json))))
        .or(
            () ->
                launch.attribute("everyone").equals(Optional.of(Value.of(true)))
                    ? Optional.of(new Everyone())
                    : Optional.empty())
        .orElseGet(
            () -> new OfContacts(Json.read(launch.text("contacts").orElse("[]"), OfContacts.IDS)));
  }

  /** Adds the audience to the item of a launch. */
  default ItemBuilder into(ItemBuilder item) {
    return switch (this) {
      case OfList(var list) -> item.text("list", list.value());
      case OfSegment(var segment) -> item.text("segment", segment.value());
      case OfImport(var id) -> item.text("import", id);
      case Meeting(var criteria) -> item.json("criteria", criteria);
      case Everyone() -> item.flag("everyone", true);
      case OfContacts(var contacts) -> item.json("contacts", contacts);
    };
  }
}
