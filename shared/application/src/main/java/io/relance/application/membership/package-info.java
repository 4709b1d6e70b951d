/** Who is in which segment, as it is stored: since when, and what follows from a move. */
@NullMarked
package io.relance.application.membership;

import org.jspecify.annotations.NullMarked;
