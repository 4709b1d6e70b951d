/** JSONata in state machines: templates, variables and functions. */
@NullMarked
package io.relance.interpreter.query;

import org.jspecify.annotations.NullMarked;
