package io.relance.domain.engine;

import java.util.Optional;

/**
 * Runs definitions: stores their versions, starts executions of them, and passes on answers that
 * tasks wait for.
 *
 * <p>When an execution ends in any way its {@link ExecutionStatus} is sent to the queue that the
 * deployment declares for it, at least once.
 */
public interface FlowEngine {
  /**
   * Stores a definition permanently under a machine's name; the same name, version and definition
   * give the same reference, and another definition gives another one.
   *
   * @throws InvalidDefinition when the engine refuses it
   */
  MachineVersion publish(String machine, long version, String definition);

  /**
   * Deletes a published version in which no execution is running; one that is not there stays so.
   * Nothing may be started in it any more: that is for the caller to know.
   *
   * @return whether it is gone; false while an execution is running in it
   */
  boolean remove(MachineVersion version);

  /**
   * Whether a start began an execution, or one of that name had begun before.
   *
   * <p>Several processes that start one name at the same time may all receive {@code NOW}: it is
   * for the record only, and no decision depends on it.
   */
  enum Started {
    NOW,
    BEFORE
  }

  /**
   * Starts one execution of a version; a name starts once.
   *
   * @param name 1 to 80 of a-z, A-Z, 0-9, - and _
   * @param input JSON of at most 256 KiB
   * @throws io.relance.domain.failure.TransientFailure when the engine admits no more just now
   */
  Started start(MachineVersion version, String name, String input);

  /** Ends a running execution as aborted; one that has ended stays as it is. */
  void stop(MachineVersion version, String name, String cause);

  /** Whether the answer reached a task that was waiting for it. */
  enum Answered {
    RECEIVED,
    NO_LONGER_WAITING
  }

  /** Gives the waiting task its result, JSON of at most 256 KiB. */
  Answered succeed(TaskToken token, String output);

  /** Makes the waiting task fail with an error that the definition may catch or retry. */
  Answered fail(TaskToken token, String error, String cause);

  /** The last known status of an execution; may be stale. */
  Optional<ExecutionStatus> describe(MachineVersion version, String name);
}
