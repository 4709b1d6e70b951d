/** Tests of lists, on the embedded store. */
@NullMarked
package io.relance.application.lists;

import org.jspecify.annotations.NullMarked;
