/** An AWS to test against. */
@NullMarked
package io.relance.aws;

import org.jspecify.annotations.NullMarked;
