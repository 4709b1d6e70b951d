/** The ports of message providers. */
@NullMarked
package io.relance.domain.provider;

import org.jspecify.annotations.NullMarked;
