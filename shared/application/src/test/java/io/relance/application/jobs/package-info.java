/** Jobs under crashes, cancellation and repetition. */
@NullMarked
package io.relance.application.jobs;

import org.jspecify.annotations.NullMarked;
