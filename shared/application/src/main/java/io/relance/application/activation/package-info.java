/** Checking automations, and switching them on and off. */
@NullMarked
package io.relance.application.activation;

import org.jspecify.annotations.NullMarked;
