/** The routes of enrollments and launches. */
@NullMarked
package io.relance.functions.api.enrollments;

import org.jspecify.annotations.NullMarked;
