/** Tests of what is kept in SQLite. */
@NullMarked
package io.relance.embedded.sqlite;

import org.jspecify.annotations.NullMarked;
