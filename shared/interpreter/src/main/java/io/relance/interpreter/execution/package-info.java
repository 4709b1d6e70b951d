/** Executions: a value that commands advance, yielding tasks to invoke and a history. */
@NullMarked
package io.relance.interpreter.execution;

import org.jspecify.annotations.NullMarked;
