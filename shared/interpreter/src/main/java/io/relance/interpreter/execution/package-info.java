/** Executions as values: commands advance them and yield tasks and a history. */
@NullMarked
package io.relance.interpreter.execution;

import org.jspecify.annotations.NullMarked;
