package io.relance.application.sending.model;

import io.relance.application.persistence.Instants;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was tried so far, in real time.
 *
 * @param attempts how often a provider certainly did not take it
 * @param since when it was first tried
 * @param notBefore when to try, or to ask the provider, again
 * @param looks how often the provider said that it does not have it
 */
public record Attempts(
    long rejections, Optional<Instant> since, Optional<Instant> notBefore, long lookups) {
  static final Attempts NONE = new Attempts(0, Optional.empty(), Optional.empty(), 0);

  static Attempts of(Item item) {
    return new Attempts(
        item.number("attempts"),
        item.text("triedSince").map(Instant::parse),
        item.text("notBefore").map(Instant::parse),
        item.number("looks"));
  }

  /** The edits that note when a first try began. */
  public List<Edit> started(Instant now) {
    return since.isPresent() ? List.of() : List.of(Edit.set("triedSince", Instants.text(now)));
  }

  /** The edits that note one more try that a provider certainly did not take. */
  public List<Edit> notAccepted(Instant again) {
    return List.of(
        Edit.set("attempts", rejections + 1), Edit.set("notBefore", Instants.text(again)));
  }

  /** The edits that note when to ask the provider, and how often it has said no. */
  public static List<Edit> lookUp(long looks, Instant when) {
    return List.of(Edit.set("looks", looks), Edit.set("notBefore", Instants.text(when)));
  }

  /** The edits after which nothing is asked. */
  public static List<Edit> lookupDone() {
    return List.of(Edit.remove("looks"), Edit.remove("notBefore"));
  }
}
