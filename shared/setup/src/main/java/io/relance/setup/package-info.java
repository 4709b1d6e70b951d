/** Settings of both deployments, and the providers that they name. */
@NullMarked
package io.relance.setup;

import org.jspecify.annotations.NullMarked;
