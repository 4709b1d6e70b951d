/** The port that starts jobs. */
@NullMarked
package io.relance.domain.job;

import org.jspecify.annotations.NullMarked;
