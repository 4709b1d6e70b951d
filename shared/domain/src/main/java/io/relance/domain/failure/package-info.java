/** How adapters say that the world failed. */
@NullMarked
package io.relance.domain.failure;

import org.jspecify.annotations.NullMarked;
