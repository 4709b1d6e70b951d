/** Tests of the project as a whole: structure, sources, documents. */
@NullMarked
package io.relance;

import org.jspecify.annotations.NullMarked;
