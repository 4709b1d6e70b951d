/** Columns of values, and how they are written to a snapshot. */
@NullMarked
package io.relance.audience.column;

import org.jspecify.annotations.NullMarked;
