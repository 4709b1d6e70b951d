/** The port that answers for which contacts criteria hold. */
@NullMarked
package io.relance.application.audience;

import org.jspecify.annotations.NullMarked;
