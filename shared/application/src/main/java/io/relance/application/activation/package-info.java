/** Validates, activates and deactivates automations. */
@NullMarked
package io.relance.application.activation;

import org.jspecify.annotations.NullMarked;
