/** Calendar time: weekdays, local times, time zones. */
@NullMarked
package io.relance.domain.time;

import org.jspecify.annotations.NullMarked;
