/** The port of the item store, in SQLite. */
@NullMarked
package io.relance.embedded.store;

import org.jspecify.annotations.NullMarked;
