/** The functions that read events and launches from their queues and enroll contacts. */
@NullMarked
package io.relance.functions.triggers;

import org.jspecify.annotations.NullMarked;
