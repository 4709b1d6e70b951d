/** Tests of queues kept in SQLite. */
@NullMarked
package io.relance.embedded.queue;

import org.jspecify.annotations.NullMarked;
