/** Recurrences: at each of their dates an automation is launched for an audience. */
@NullMarked
package io.relance.application.recurrence;

import org.jspecify.annotations.NullMarked;
