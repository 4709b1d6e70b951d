/** Tests of the interpreter as its users see it. */
@NullMarked
package io.relance.interpreter;

import org.jspecify.annotations.NullMarked;
