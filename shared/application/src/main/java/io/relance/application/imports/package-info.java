/** Imports of contacts, rows of tables and events from files. */
@NullMarked
package io.relance.application.imports;

import org.jspecify.annotations.NullMarked;
