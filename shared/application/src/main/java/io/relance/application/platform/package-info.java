/** What operators see and hold: tokens and roles, the audit, dead letters. */
@NullMarked
package io.relance.application.platform;

import org.jspecify.annotations.NullMarked;
