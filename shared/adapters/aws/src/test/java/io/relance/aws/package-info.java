/** Test support: LocalStack. */
@NullMarked
package io.relance.aws;

import org.jspecify.annotations.NullMarked;
