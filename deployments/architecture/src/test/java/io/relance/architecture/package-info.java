/** Tests of the dependencies between all modules and packages. */
@NullMarked
package io.relance.architecture;

import org.jspecify.annotations.NullMarked;
