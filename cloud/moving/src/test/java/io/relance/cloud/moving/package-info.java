/** Tests of moving an installation to a stack and back. */
@NullMarked
package io.relance.cloud.moving;

import org.jspecify.annotations.NullMarked;
