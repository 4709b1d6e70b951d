/** The deployment on one machine: composition, server and test clock. */
@NullMarked
package io.relance.server;

import org.jspecify.annotations.NullMarked;
