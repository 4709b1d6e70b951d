/** The deployment on AWS: composition and entry points of functions. */
@NullMarked
package io.relance.lambda;

import org.jspecify.annotations.NullMarked;
