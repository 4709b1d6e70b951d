/** Time that a test moves. */
@NullMarked
package io.relance.testkit.time;

import org.jspecify.annotations.NullMarked;
