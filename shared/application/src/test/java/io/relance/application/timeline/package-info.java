/** Tests of timelines, on the real embedded store. */
@NullMarked
package io.relance.application.timeline;

import org.jspecify.annotations.NullMarked;
