/** Tests of settings and of the providers that they name. */
@NullMarked
package io.relance.setup;

import org.jspecify.annotations.NullMarked;
