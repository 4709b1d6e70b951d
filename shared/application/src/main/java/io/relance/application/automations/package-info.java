/** What a marketer lists, edits, toggles and counts. */
@NullMarked
package io.relance.application.automations;

import org.jspecify.annotations.NullMarked;
