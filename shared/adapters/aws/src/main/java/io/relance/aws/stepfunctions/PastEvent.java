package io.relance.aws.stepfunctions;

import java.time.Instant;
import java.util.Optional;

/**
 * One event of an execution's history.
 *
 * @param type as AWS names it, such as {@code TaskStateEntered}
 * @param state the name of the state that was entered or left, where the event is about that
 */
public record PastEvent(long id, String type, Instant at, Optional<String> state) {}
