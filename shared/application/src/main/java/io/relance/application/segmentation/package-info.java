/** The use cases of segments: calculations, changes, members. */
@NullMarked
package io.relance.application.segmentation;

import org.jspecify.annotations.NullMarked;
