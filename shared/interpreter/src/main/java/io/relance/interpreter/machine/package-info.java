/** Definitions in Amazon States Language, read and checked. */
@NullMarked
package io.relance.interpreter.machine;

import org.jspecify.annotations.NullMarked;
