/** The command line, as a user of a terminal sees it. */
@NullMarked
package io.relance.server.cli;

import org.jspecify.annotations.NullMarked;
