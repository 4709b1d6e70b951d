/** Enforces the permissions of roles, which LocalStack does not. */
@NullMarked
package io.relance.e2e.iam;

import org.jspecify.annotations.NullMarked;
