/** Tests of settings and of the providers that they name. */
@NullMarked
package io.relance.config;

import org.jspecify.annotations.NullMarked;
