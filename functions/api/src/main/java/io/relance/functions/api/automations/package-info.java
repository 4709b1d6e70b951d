/** The routes of automations, their drafts, versions, checks and reports. */
@NullMarked
package io.relance.functions.api.automations;

import org.jspecify.annotations.NullMarked;
