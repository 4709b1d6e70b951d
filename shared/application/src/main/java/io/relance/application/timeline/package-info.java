/** A contact's timeline: what happened and the reason, newest first. */
@NullMarked
package io.relance.application.timeline;

import org.jspecify.annotations.NullMarked;
