/** The port of alarms, on a timer. */
@NullMarked
package io.relance.embedded.alarm;

import org.jspecify.annotations.NullMarked;
