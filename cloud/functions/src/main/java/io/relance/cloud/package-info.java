/** The deployment on AWS: wiring only. */
@NullMarked
package io.relance.cloud;

import org.jspecify.annotations.NullMarked;
