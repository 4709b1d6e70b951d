/** The schedule: entries that are due later, and what runs when they are. */
@NullMarked
package io.relance.application.scheduling;

import org.jspecify.annotations.NullMarked;
