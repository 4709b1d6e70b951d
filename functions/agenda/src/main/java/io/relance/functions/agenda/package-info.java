/** The functions that process due entries and ends of executions. */
@NullMarked
package io.relance.functions.agenda;

import org.jspecify.annotations.NullMarked;
