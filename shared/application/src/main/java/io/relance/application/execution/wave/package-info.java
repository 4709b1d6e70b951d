/** Waves: groups of enrollments that advance through a flow together. */
@NullMarked
package io.relance.application.execution.wave;

import org.jspecify.annotations.NullMarked;
