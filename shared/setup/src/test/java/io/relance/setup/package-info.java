/** Tests of settings and of what they name. */
@NullMarked
package io.relance.setup;

import org.jspecify.annotations.NullMarked;
