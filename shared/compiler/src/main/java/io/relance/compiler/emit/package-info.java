/** Writes the states of a definition. */
@NullMarked
package io.relance.compiler.emit;

import org.jspecify.annotations.NullMarked;
