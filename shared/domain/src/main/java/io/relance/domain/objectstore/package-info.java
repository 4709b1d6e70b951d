/** The port of objects that are too large for items: bodies, audiences, exports. */
@NullMarked
package io.relance.domain.objectstore;

import org.jspecify.annotations.NullMarked;
