/** The port of the engine that runs definitions. */
@NullMarked
package io.relance.domain.engine;

import org.jspecify.annotations.NullMarked;
