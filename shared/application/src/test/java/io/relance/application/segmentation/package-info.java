@NullMarked
package io.relance.application.segmentation;

import org.jspecify.annotations.NullMarked;
