/** The routes about related tables and their rows. */
@NullMarked
package io.relance.functions.api.tables;

import org.jspecify.annotations.NullMarked;
