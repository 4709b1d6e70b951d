/** The deployment on AWS: composition and entry points of functions. */
@NullMarked
package io.relance.cloud;

import org.jspecify.annotations.NullMarked;
