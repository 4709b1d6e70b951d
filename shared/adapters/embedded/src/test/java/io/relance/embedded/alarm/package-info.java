/** Tests of the timer. */
@NullMarked
package io.relance.embedded.alarm;

import org.jspecify.annotations.NullMarked;
