/** What happened to a contact, and why, newest first. */
@NullMarked
package io.relance.application.timeline;

import org.jspecify.annotations.NullMarked;
