/** JSONata in state machines: templates, variables and functions. */
@NullMarked
package io.relance.interpreter.jsonata;

import org.jspecify.annotations.NullMarked;
