/** Tokens and roles, the audit log, dead letters. */
@NullMarked
package io.relance.application.admin;

import org.jspecify.annotations.NullMarked;
