package io.relance.application.occurrences;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.store.ItemBuilder;
import io.relance.application.store.Json;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened to a contact, once.
 *
 * @param id the fact's own identity, such as {@code order-completed:<order id>}
 * @param kind the kind of trigger that it may pull
 * @param variables a JSON object: the roots that texts may use, such as {@code order}
 * @param about what triggers look at, such as the status of a parcel; never an address or a text
 * @param settledAt when all automations that it triggers had been told
 */
public record Occurrence(
    String id,
    String kind,
    String contact,
    Instant at,
    String variables,
    Map<String, String> about,
    Optional<Instant> settledAt) {
  private static final TypeReference<Map<String, String>> ABOUT = new TypeReference<>() {};

  public Occurrence {
    about = Map.copyOf(about);
  }

  /** One that has just happened. */
  public static Occurrence of(String id, String kind, String contact, Instant at) {
    return new Occurrence(id, kind, contact, at, "{}", Map.of(), Optional.empty());
  }

  /** The occurrence with a record whose components are the roots that texts may use. */
  public Occurrence with(Object variables) {
    return new Occurrence(id, kind, contact, at, Json.write(variables), about, settledAt);
  }

  public Occurrence about(Map<String, String> about) {
    return new Occurrence(id, kind, contact, at, variables, about, settledAt);
  }

  public boolean settled() {
    return settledAt.isPresent();
  }

  /** Empty when its contact was erased, and all that it said with it. */
  static Optional<Occurrence> read(Item item) {
    return item.text("variables")
        .map(
            variables ->
                new Occurrence(
                    item.key().partition().substring("occurrence#".length()),
                    item.text("kind").orElseThrow(),
                    item.text("contact").orElseThrow(),
                    Instant.parse(item.text("at").orElseThrow()),
                    variables,
                    Json.read(item.text("about").orElse("{}"), ABOUT),
                    item.text("settledAt").map(Instant::parse)));
  }

  Item item() {
    return ItemBuilder.at(OccurrenceKeys.occurrence(id))
        .text("kind", kind)
        .text("contact", contact)
        .instant("at", at)
        .text("variables", variables)
        .json("about", about)
        .instant("settledAt", settledAt)
        .build();
  }
}
