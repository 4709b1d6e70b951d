/** Processes that end between any two of their effects, to be tried all over. */
@NullMarked
package io.relance.testkit.crash;

import org.jspecify.annotations.NullMarked;
