/** Tests of the SQLite file. */
@NullMarked
package io.relance.embedded.sqlite;

import org.jspecify.annotations.NullMarked;
