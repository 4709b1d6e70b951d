/** Time as people live it: weekdays, local times, zones. */
@NullMarked
package io.relance.domain.time;

import org.jspecify.annotations.NullMarked;
