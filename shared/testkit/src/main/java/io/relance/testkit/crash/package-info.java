/** Crash tests: processes that end between any two of their effects. */
@NullMarked
package io.relance.testkit.crash;

import org.jspecify.annotations.NullMarked;
