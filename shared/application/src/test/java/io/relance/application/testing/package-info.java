/** Test support: the embedded store in a folder, and a recording engine. */
@NullMarked
package io.relance.application.testing;

import org.jspecify.annotations.NullMarked;
