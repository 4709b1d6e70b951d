/** Simulations of automations for one contact, on a virtual clock and without side effects. */
@NullMarked
package io.relance.application.simulation;

import org.jspecify.annotations.NullMarked;
