/** The port of alarms, which wake the process when something is due. */
@NullMarked
package io.relance.domain.alarm;

import org.jspecify.annotations.NullMarked;
