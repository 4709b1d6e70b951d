/** The port of queues, in SQLite. */
@NullMarked
package io.relance.embedded.queue;

import org.jspecify.annotations.NullMarked;
