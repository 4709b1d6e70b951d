package io.relance.domain.metrics;

import io.relance.domain.contact.Channel;
import java.time.Duration;

/**
 * Something that a deployment did, to be counted or timed.
 *
 * <p>Every text in it is one of a few that the code names: never an id, never what a person or a
 * provider wrote.
 */
public sealed interface Observation {
  /**
   * A webhook was answered.
   *
   * @param topic what it reports, as its sender calls it; {@code other} for one that is not known
   */
  record WebhookAnswered(String source, String topic, int status) implements Observation {}

  /**
   * A send came into a state that reports show.
   *
   * @param reason why it was skipped or failed; empty for other states
   */
  record SendChanged(Channel channel, String state, String reason) implements Observation {}

  /**
   * The gate decided on a send.
   *
   * @param reason why it was skipped; empty for other decisions
   */
  record GateDecided(Channel channel, String decision, String reason) implements Observation {}

  /** A provider was called once. */
  record ProviderCalled(String provider, String outcome, Duration took) implements Observation {}

  /** Contacts were enrolled. */
  record ContactsEnrolled(int count) implements Observation {}

  /** A wave was formed, ended, or stopped because its execution failed. */
  record WaveChanged(WaveChange change) implements Observation {}

  /** The change of a wave. */
  enum WaveChange {
    FORMED,
    ENDED,
    FAILED
  }

  /** A dead letter was stored, of a wave or of a queue message. */
  record DeadLettered(String kind) implements Observation {}

  /**
   * A bank of promo codes became low, or granted its last code.
   *
   * @param exhausted whether no code is left
   */
  record PromoBankRunsOut(boolean exhausted) implements Observation {}

  /**
   * A schedule entry was executed.
   *
   * @param late the time since it was due
   */
  record EntryFired(String kind, boolean succeeded, Duration late) implements Observation {}

  /**
   * The database committed a transaction to the disk.
   *
   * @param writes the number of writes that shared it
   */
  record Committed(int writes, Duration took) implements Observation {}
}
