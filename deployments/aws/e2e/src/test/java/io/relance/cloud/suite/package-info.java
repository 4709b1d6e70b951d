/** Tests of the packaged functions on the real runtime. */
@NullMarked
package io.relance.cloud.suite;

import org.jspecify.annotations.NullMarked;
