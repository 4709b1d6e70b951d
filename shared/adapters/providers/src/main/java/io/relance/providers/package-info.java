/** Shared by the adapters of providers. */
@NullMarked
package io.relance.providers;

import org.jspecify.annotations.NullMarked;
