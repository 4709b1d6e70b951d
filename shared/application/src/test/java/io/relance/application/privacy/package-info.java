/** Tests of access and erasure, on the embedded store. */
@NullMarked
package io.relance.application.privacy;

import org.jspecify.annotations.NullMarked;
