/** The command line. */
@NullMarked
package io.relance.server.cli;

import org.jspecify.annotations.NullMarked;
