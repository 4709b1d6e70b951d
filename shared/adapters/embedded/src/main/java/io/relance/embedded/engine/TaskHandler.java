package io.relance.embedded.engine;

/**
 * What {@code lambda:invoke} invokes; it may be invoked again with the same payload after a crash.
 *
 * <p>What it throws becomes the error of the task, by its full class name, as Lambda reports it.
 */
@FunctionalInterface
public interface TaskHandler {
  String invoke(String payloadJson) throws Exception;
}
