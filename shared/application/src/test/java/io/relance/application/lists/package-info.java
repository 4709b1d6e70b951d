/** Tests of lists, on the real embedded store. */
@NullMarked
package io.relance.application.lists;

import org.jspecify.annotations.NullMarked;
