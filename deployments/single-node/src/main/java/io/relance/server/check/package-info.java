/** The checks of an installation's connections, which send nothing. */
@NullMarked
package io.relance.server.check;

import org.jspecify.annotations.NullMarked;
