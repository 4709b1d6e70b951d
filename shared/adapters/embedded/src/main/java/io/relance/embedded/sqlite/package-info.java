/** The SQLite file of a data folder, and the ports in it. */
@NullMarked
package io.relance.embedded.sqlite;

import org.jspecify.annotations.NullMarked;
