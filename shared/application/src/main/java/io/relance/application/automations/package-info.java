/** Automations: drafts, versions, lists and reports. */
@NullMarked
package io.relance.application.automations;

import org.jspecify.annotations.NullMarked;
