/** Approvals: prepared messages wait until somebody approves or refuses them. */
@NullMarked
package io.relance.application.approvals;

import org.jspecify.annotations.NullMarked;
