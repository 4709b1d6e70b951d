/** Problem documents (RFC 9457), and the exceptions that are answered with one. */
@NullMarked
package io.relance.functions.api.problems;

import org.jspecify.annotations.NullMarked;
