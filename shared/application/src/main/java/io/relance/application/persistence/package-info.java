/** Persistence: tables, keys, and the mapping of records to items. */
@NullMarked
package io.relance.application.persistence;

import org.jspecify.annotations.NullMarked;
