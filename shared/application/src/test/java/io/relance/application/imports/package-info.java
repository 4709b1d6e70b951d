/** Imports under crashes and repetition. */
@NullMarked
package io.relance.application.imports;

import org.jspecify.annotations.NullMarked;
