/** Replays executions recorded on AWS and compares their results. */
@NullMarked
package io.relance.interpreter.replay;

import org.jspecify.annotations.NullMarked;
