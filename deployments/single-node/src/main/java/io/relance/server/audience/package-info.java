/** The audience of one machine: an index of all contacts in the process. */
@NullMarked
package io.relance.server.audience;

import org.jspecify.annotations.NullMarked;
