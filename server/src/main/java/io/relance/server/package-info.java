/** The deployment on one machine: wiring only. */
@NullMarked
package io.relance.server;

import org.jspecify.annotations.NullMarked;
