/** Mechanical translation of JSONPath definitions into JSONata, for replaying recordings. */
@NullMarked
package io.relance.interpreter.replay.jsonpath;

import org.jspecify.annotations.NullMarked;
