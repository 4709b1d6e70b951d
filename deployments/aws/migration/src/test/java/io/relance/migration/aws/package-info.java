/** Tests of moving an installation to a stack and back. */
@NullMarked
package io.relance.migration.aws;

import org.jspecify.annotations.NullMarked;
