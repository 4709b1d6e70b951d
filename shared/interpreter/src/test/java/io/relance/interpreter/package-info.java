/** Tests of the interpreter. */
@NullMarked
package io.relance.interpreter;

import org.jspecify.annotations.NullMarked;
