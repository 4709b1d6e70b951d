/** The data of one machine's deployment, written to a file and read from one. */
@NullMarked
package io.relance.server.moving;

import org.jspecify.annotations.NullMarked;
