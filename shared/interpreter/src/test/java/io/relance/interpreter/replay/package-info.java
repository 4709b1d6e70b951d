/** Replays executions recorded on AWS and compares what they came to. */
@NullMarked
package io.relance.interpreter.replay;

import org.jspecify.annotations.NullMarked;
