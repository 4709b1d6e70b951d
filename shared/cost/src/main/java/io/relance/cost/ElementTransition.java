package io.relance.cost;

/**
 * What one wave costs the flow engine at one element, left by one exit.
 *
 * @param entrance the states before the element when an execution begins there
 * @param delayedEntrance the same when the execution first waits for an instant
 * @param states the states from the element to the next one, itself included
 * @param events what the history of the execution grows by
 */
record ElementTransition(int entrance, int delayedEntrance, int states, int events) {}
