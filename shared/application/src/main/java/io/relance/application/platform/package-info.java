/** Tokens and roles, the audit log, dead letters. */
@NullMarked
package io.relance.application.platform;

import org.jspecify.annotations.NullMarked;
