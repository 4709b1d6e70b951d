package io.relance.application.sending.model;

import io.relance.application.persistence.Instants;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A worker's claim of a send, written before the provider is called.
 *
 * @param id identifies the claim
 * @param holder the process or invocation, as {@link WorkerLeases} names it
 * @param deadline the latest instant at which its holder calls the provider, in real time
 */
public record Claim(String id, String holder, Instant deadline) {

  static Optional<Claim> of(Item item) {
    return item.text("claim")
        .map(
            id ->
                new Claim(
                    id, item.text("holder").orElseThrow(), item.instant("deadline").orElseThrow()));
  }

  public List<Edit> edits() {
    return List.of(
        Edit.set("claim", id),
        Edit.set("holder", holder),
        Edit.set("deadline", Instants.text(deadline)));
  }

  /** The edits that release a claim. */
  public static List<Edit> released() {
    return List.of(Edit.remove("claim"), Edit.remove("holder"), Edit.remove("deadline"));
  }
}
