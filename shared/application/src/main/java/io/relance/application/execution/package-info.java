/** Enrollments, waves, and the execution of each element for a wave. */
@NullMarked
package io.relance.application.execution;

import org.jspecify.annotations.NullMarked;
