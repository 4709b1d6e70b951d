/** Tests of the packaged functions on the real runtime. */
@NullMarked
package io.relance.e2e;

import org.jspecify.annotations.NullMarked;
