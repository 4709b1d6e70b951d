/** The ports to those who carry messages. */
@NullMarked
package io.relance.domain.provider;

import org.jspecify.annotations.NullMarked;
