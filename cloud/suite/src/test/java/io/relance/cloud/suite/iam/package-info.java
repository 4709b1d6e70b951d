/** What roles allow functions, enforced: LocalStack itself lets everything pass. */
@NullMarked
package io.relance.cloud.suite.iam;

import org.jspecify.annotations.NullMarked;
