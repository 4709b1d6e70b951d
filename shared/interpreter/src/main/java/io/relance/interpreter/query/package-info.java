/** JSONata as state machines use it: templates, what they see, and what they may call. */
@NullMarked
package io.relance.interpreter.query;

import org.jspecify.annotations.NullMarked;
