/** Simulations of automations over HTTP. */
@NullMarked
package io.relance.functions.api.simulations;

import org.jspecify.annotations.NullMarked;
