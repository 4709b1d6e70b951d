/** The port that wakes us when something is due. */
@NullMarked
package io.relance.domain.alarm;

import org.jspecify.annotations.NullMarked;
