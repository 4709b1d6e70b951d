/** Failures outside the process, as adapters report them. */
@NullMarked
package io.relance.domain.failure;

import org.jspecify.annotations.NullMarked;
