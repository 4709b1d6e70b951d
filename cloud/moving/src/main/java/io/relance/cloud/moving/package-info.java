/** Stacks on AWS as installations that are moved, for the command line alone. */
@NullMarked
package io.relance.cloud.moving;

import org.jspecify.annotations.NullMarked;
