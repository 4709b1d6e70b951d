/** Tests of timelines, on the embedded store. */
@NullMarked
package io.relance.application.timeline;

import org.jspecify.annotations.NullMarked;
