/** Enforces the permissions of roles, which LocalStack does not. */
@NullMarked
package io.relance.cloud.suite.iam;

import org.jspecify.annotations.NullMarked;
