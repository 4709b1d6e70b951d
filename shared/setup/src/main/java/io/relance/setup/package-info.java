/** How both deployments are set up: their settings, and the providers that these name. */
@NullMarked
package io.relance.setup;

import org.jspecify.annotations.NullMarked;
