/** Tests of items in SQLite. */
@NullMarked
package io.relance.embedded.store;

import org.jspecify.annotations.NullMarked;
