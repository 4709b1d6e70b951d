/** Settings of both deployments, and the providers that they name. */
@NullMarked
package io.relance.config;

import org.jspecify.annotations.NullMarked;
