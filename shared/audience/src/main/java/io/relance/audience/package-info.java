/** Counts and finds the contacts for whom criteria hold, from an index in memory. */
@NullMarked
package io.relance.audience;

import org.jspecify.annotations.NullMarked;
