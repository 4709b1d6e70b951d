/** How long messages and enrollments are stored. */
@NullMarked
package io.relance.application.retention;

import org.jspecify.annotations.NullMarked;
