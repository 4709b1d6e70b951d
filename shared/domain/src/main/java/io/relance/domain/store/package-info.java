/** The port of the item store: keys, queries, conditional transactions. */
@NullMarked
package io.relance.domain.store;

import org.jspecify.annotations.NullMarked;
