/** Segments of contacts: calculations, what is stored, and who is a member. */
@NullMarked
package io.relance.application.segments;

import org.jspecify.annotations.NullMarked;
