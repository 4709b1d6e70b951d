/** The flow engine of one machine: executions in SQLite, run by the interpreter. */
@NullMarked
package io.relance.embedded.engine;

import org.jspecify.annotations.NullMarked;
