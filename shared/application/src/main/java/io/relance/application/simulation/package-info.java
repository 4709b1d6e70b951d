/** Previews of automations for one contact, on a clock of their own and without any effect. */
@NullMarked
package io.relance.application.simulation;

import org.jspecify.annotations.NullMarked;
