/** The metrics of a server, in the format that Prometheus reads. */
@NullMarked
package io.relance.server.metrics;

import org.jspecify.annotations.NullMarked;
