/** The ids of everything that is referred to. */
@NullMarked
package io.relance.domain.id;

import org.jspecify.annotations.NullMarked;
