/** Segments and calculations. */
@NullMarked
package io.relance.functions.api.segments;

import org.jspecify.annotations.NullMarked;
