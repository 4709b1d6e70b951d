/** What happened, each thing once, and the automations that it triggers. */
@NullMarked
package io.relance.application.occurrences;

import org.jspecify.annotations.NullMarked;
