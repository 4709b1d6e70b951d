/** The functions that take occurrences and launches from their queues and enrol contacts. */
@NullMarked
package io.relance.functions.triggers;

import org.jspecify.annotations.NullMarked;
