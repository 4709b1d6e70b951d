/** The dates of recurrences. */
@NullMarked
package io.relance.compiler.recurrence;

import org.jspecify.annotations.NullMarked;
