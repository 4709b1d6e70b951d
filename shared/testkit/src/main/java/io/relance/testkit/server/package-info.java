/** A server as a process of its own, and a client of its REST API. */
@NullMarked
package io.relance.testkit.server;

import org.jspecify.annotations.NullMarked;
