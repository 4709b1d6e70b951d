package io.relance.application.sending.model;

import io.relance.application.persistence.Instants;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The attempts to dispatch a send, in real time.
 *
 * @param rejections how often a provider definitely did not accept it
 * @param since the first attempt
 * @param notBefore the earliest instant of the next attempt or lookup
 * @param lookups how often a lookup did not find it
 */
public record Attempts(
    long rejections, Optional<Instant> since, Optional<Instant> notBefore, long lookups) {
  static final Attempts NONE = new Attempts(0, Optional.empty(), Optional.empty(), 0);

  /** Longer than any pause between attempts: what is later was recorded while a clock was ahead. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(20);

  static Attempts of(Item item) {
    return new Attempts(
        item.number("attempts"),
        item.text("triedSince").map(Instant::parse),
        item.text("notBefore").map(Instant::parse),
        item.number("looks"));
  }

  /** The instant to wait for before the next attempt or lookup; empty when it can be made now. */
  public Optional<Instant> waitsUntil(Instant now) {
    return notBefore.filter(at -> at.isAfter(now) && !at.isAfter(now.plus(LONGEST_WAIT)));
  }

  /** The edits that record the first attempt. */
  public List<Edit> started(Instant now) {
    return since.isPresent() ? List.of() : List.of(Edit.set("triedSince", Instants.text(now)));
  }

  /** The edits that record one more attempt that the provider did not accept. */
  public List<Edit> notAccepted(Instant again) {
    return List.of(
        Edit.set("attempts", rejections + 1), Edit.set("notBefore", Instants.text(again)));
  }

  /** The edits that begin the attempts again, at an operator's request. */
  public static List<Edit> restarted(Instant now) {
    return List.of(
        Edit.remove("attempts"),
        Edit.remove("looks"),
        Edit.remove("notBefore"),
        Edit.set("triedSince", Instants.text(now)));
  }

  /** The edits that begin the attempts again with the next one. */
  static List<Edit> forgotten() {
    return List.of(
        Edit.remove("attempts"),
        Edit.remove("looks"),
        Edit.remove("notBefore"),
        Edit.remove("triedSince"));
  }

  /** The edits that record an attempt that does not count: retries are counted from now. */
  public static List<Edit> notCounted(Instant now, Instant again) {
    return List.of(
        Edit.remove("attempts"),
        Edit.set("triedSince", Instants.text(now)),
        Edit.set("notBefore", Instants.text(again)));
  }

  /** The edits that schedule the next lookup at the provider. */
  public static List<Edit> lookUp(long looks, Instant when) {
    return List.of(Edit.set("looks", looks), Edit.set("notBefore", Instants.text(when)));
  }

  /** The edits that end the lookups. */
  public static List<Edit> lookupDone() {
    return List.of(Edit.remove("looks"), Edit.remove("notBefore"));
  }
}
