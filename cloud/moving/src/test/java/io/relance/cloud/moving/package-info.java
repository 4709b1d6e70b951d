/** Installations that move to a stack and back. */
@NullMarked
package io.relance.cloud.moving;

import org.jspecify.annotations.NullMarked;
