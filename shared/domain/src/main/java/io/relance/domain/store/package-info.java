/** The port to items: what is kept, by key, with preconditions. */
@NullMarked
package io.relance.domain.store;

import org.jspecify.annotations.NullMarked;
