/** The one SQLite file of a data folder, and the ports kept in it. */
@NullMarked
package io.relance.embedded.sqlite;

import org.jspecify.annotations.NullMarked;
