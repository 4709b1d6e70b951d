/** Segments: named criteria, and the references between them. */
@NullMarked
package io.relance.application.segments;

import org.jspecify.annotations.NullMarked;
