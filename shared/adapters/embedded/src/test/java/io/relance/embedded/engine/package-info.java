/** Tests of the flow engine of one machine. */
@NullMarked
package io.relance.embedded.engine;

import org.jspecify.annotations.NullMarked;
