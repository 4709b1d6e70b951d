/** Events, each recorded once, and the automations they trigger. */
@NullMarked
package io.relance.application.events;

import org.jspecify.annotations.NullMarked;
