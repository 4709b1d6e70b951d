/** Enrollments, the waves they walk in, and each element a wave comes to. */
@NullMarked
package io.relance.application.walks;

import org.jspecify.annotations.NullMarked;
